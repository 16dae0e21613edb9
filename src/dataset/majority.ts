/**
 * The trivial baseline beside the networks: always answer the commonest class.
 */

interface LabelledLength {
  /** Class index. */
  readonly label: number;
  /** Frames. */
  readonly length: number;
}

/**
 * Frame accuracy on `test`, 0–1, of always answering the class with most frames in `train`; among equals the
 * lowest class. 0 where there are no test frames.
 */
export function majorityBaseline(train: readonly LabelledLength[], test: readonly LabelledLength[]): number {
  const answer = commonestLabel(train);
  let right = 0;
  let frames = 0;
  for (const { label, length } of test) {
    frames += length;
    if (label === answer) right += length;
  }
  return frames === 0 ? 0 : right / frames;
}

function commonestLabel(train: readonly LabelledLength[]): number {
  const framesOf = new Map<number, number>();
  for (const { label, length } of train) framesOf.set(label, (framesOf.get(label) ?? 0) + length);
  let answer = -1;
  let most = 0;
  for (const [label, frames] of framesOf) {
    if (frames > most || (frames === most && label < answer)) {
      answer = label;
      most = frames;
    }
  }
  return answer;
}
