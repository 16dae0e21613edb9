/** Whether WebGL is drawn by the processor rather than a graphics card, by the renderer's own name. */

const NAMES = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export function isSoftwareName(renderer: string): boolean {
  return NAMES.test(renderer);
}

export function isSoftwareRenderer(gl: WebGLRenderingContext | WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return isSoftwareName(String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER)));
}
