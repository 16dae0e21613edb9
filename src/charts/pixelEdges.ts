/** Edges of neighbouring columns on whole pixels of the screen: neighbours neither overlap nor leave a seam. */

/**
 * Left edge of the column `index` of `count` in a picture `width` wide, in pixels of the page.
 * @param ratio device pixels per pixel
 */
export function edgesOf(count: number, width: number, ratio: number): (index: number) => number {
  const cell = width / Math.max(1, count);
  return (index) => Math.round(index * cell * ratio) / ratio;
}

/** Device pixels per pixel of the page where the element stands, also where it is zoomed; no more than eyes tell apart. */
export function screenRatio(element: Element): number {
  return Math.min(3, window.devicePixelRatio * (element.currentCSSZoom ?? 1));
}
