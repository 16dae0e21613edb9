/** Figures that the thesis reports (chapter 4, its table of results): its claims, not measurements of this program. */

/** Seconds for 100,000 batches of 60 sequences on a Tesla K80, by kind of network. */
export const THESIS_SECONDS: Readonly<Record<string, number>> = {
  drnn: 5 * 3600 + 16 * 60 + 6,
  lstm: 7 * 3600 + 23 * 60 + 28,
  rnn: 4 * 3600 + 46 * 60 + 41,
};
