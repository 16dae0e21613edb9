/**
 * Scores of a network on a set of sequences. All are shares in 0–1.
 */

export interface Scores {
  /** Frames classified correctly, of all frames (thesis chapter 4). */
  readonly frameAccuracy: number;
  /** Sequences whose class of highest mean log-probability over their frames is right. */
  readonly sequenceAccuracy: number;
  /** Sequences classified correctly on at least one frame. */
  readonly anyFrameAccuracy: number;
  /** Mean cross-entropy per frame, nats. */
  readonly loss: number;
}
