/** What a network can be exported as. The page lists these; `exporters.ts`, which makes them, is loaded when one is chosen. */

export const EXPORT_FORMATS = [
  'safetensors',
  'python',
  'onnx-sequence',
  'onnx-frame',
  'tfjs',
  'javascript',
  'c',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
