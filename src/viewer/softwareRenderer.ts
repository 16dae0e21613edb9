/** Whether WebGL is drawn by the processor rather than a graphics card, by the renderer's own name. */

const NAMES = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export function isSoftwareName(renderer: string): boolean {
  return NAMES.test(renderer);
}

let known: boolean | undefined;

/** Asked once, of a context of its own: smoothing of edges is chosen when a context is made, and costs a processor half its time. */
export function isDrawnInSoftware(): boolean {
  known ??= ask();
  return known;
}

function ask(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return isSoftwareName(name);
}
