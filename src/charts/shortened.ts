/** Texts that are painted into little room: cut off at a letter with an ellipsis, or left out. */

/** What is shorter tells nothing. */
const LEAST_LETTERS = 3;

/**
 * The text where it fits, else as much of it as fits with an ellipsis; empty where that would be less than three letters.
 *
 * @param measure width of a text, in the unit of `room`
 */
export function shortened(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  const letters = [...text];
  for (let kept = letters.length - 1; kept >= LEAST_LETTERS; kept--) {
    const cut = `${letters.slice(0, kept).join('').trimEnd()}…`;
    if (measure(cut) <= room) return cut;
  }
  return '';
}
