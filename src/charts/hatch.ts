/** What is wrong is hatched, so that colour is not all that tells. */

const HATCH = 5;

/** The colour itself where a browser draws no patterns. */
export function hatchPattern(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = HATCH;
  tile.height = HATCH;
  const brush = tile.getContext('2d');
  if (brush === null) return colour;
  brush.strokeStyle = colour;
  brush.lineWidth = 1.4;
  brush.beginPath();
  for (const shift of [-HATCH, 0, HATCH]) {
    brush.moveTo(shift, HATCH);
    brush.lineTo(shift + HATCH, 0);
  }
  brush.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
