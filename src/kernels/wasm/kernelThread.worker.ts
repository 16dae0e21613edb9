/** A thread of the CPU engine: a shell around `serve`. It is told once what to work on, and from then on never returns. */

import { type SharedKernels, serve, type ThreadStart } from './threadControl';

self.onmessage = ({ data: { module, memory, control } }: MessageEvent<ThreadStart>) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  self.postMessage('ready');
  serve(control, exports as WebAssembly.Exports & SharedKernels);
};
