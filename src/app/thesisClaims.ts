/** Figures that the thesis reports (chapter 4, its tables of results): its claims, not measurements of this program. */

/** Seconds for 100,000 batches of 60 sequences on a Tesla K80, by kind of network. */
export const THESIS_SECONDS: Readonly<Record<string, number>> = {
  drnn: 5 * 3600 + 16 * 60 + 6,
  lstm: 7 * 3600 + 23 * 60 + 28,
  rnn: 4 * 3600 + 46 * 60 + 41,
};

/** Batches of 60 sequences. */
export const THESIS_ITERATIONS = 100_000;

export interface ThesisClaim {
  /** Words: `runs.report.models.<key>`. */
  readonly key: 'drnn' | 'lstm' | 'rnn' | 'drnn6';
  readonly kind: string;
  /** Those that decide its size. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Frames classified correctly after all batches. */
  readonly frameAccuracy: number;
  /** null where only a share above the LSTM's is reported. */
  readonly seconds: number | null;
  /** Without the output layer, as it counts; null where it does not say. */
  readonly parameters: number | null;
  /** Frame accuracy of the best model (table 4.1); null where there is none. */
  readonly best: number | null;
}

/** Of the D-RNN of six groups above the LSTM's time. */
export const THESIS_SIX_GROUPS_ABOVE_LSTM = 0.11;

export const THESIS_CLAIMS: readonly ThesisClaim[] = [
  {
    key: 'drnn',
    kind: 'drnn',
    options: { periods: [1, 3, 9, 27, 81], units: [30] },
    frameAccuracy: 0.3811,
    seconds: THESIS_SECONDS['drnn'] ?? null,
    parameters: 9150,
    best: 0.481,
  },
  {
    key: 'lstm',
    kind: 'lstm',
    options: { units: 150 },
    frameAccuracy: 0.4389,
    seconds: THESIS_SECONDS['lstm'] ?? null,
    parameters: 1_441_800,
    best: 0.6468,
  },
  {
    key: 'rnn',
    kind: 'rnn',
    options: { units: 150 },
    frameAccuracy: 0.1724,
    seconds: THESIS_SECONDS['rnn'] ?? null,
    parameters: 360_150,
    best: 0.2027,
  },
  {
    key: 'drnn6',
    kind: 'drnn',
    options: { periods: [1, 3, 9, 27, 81, 243], units: [30] },
    frameAccuracy: 0.4118,
    seconds: null,
    parameters: null,
    best: null,
  },
];
