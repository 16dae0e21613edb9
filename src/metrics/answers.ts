/** A network's answers on every frame of one sequence, from its softmax outputs. */

export interface FrameAnswers {
  /** `[frames]` index of the likeliest class; the first where several are. */
  readonly winners: Int32Array;
  /** `[frames]` its probability, 0–1. */
  readonly confidence: Float32Array;
}

export interface RankedClass {
  /** Index of the class. */
  readonly place: number;
  /** 0–1. */
  readonly probability: number;
}

/** @param probabilities `[frames, classes]` */
export function frameAnswers(probabilities: Float32Array, classes: number): FrameAnswers {
  const frames = Math.floor(probabilities.length / Math.max(1, classes));
  const winners = new Int32Array(frames);
  const confidence = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    const start = frame * classes;
    let best = start;
    for (let i = start + 1; i < start + classes; i++) {
      if ((probabilities[i] ?? 0) > (probabilities[best] ?? 0)) best = i;
    }
    winners[frame] = best - start;
    confidence[frame] = probabilities[best] ?? 0;
  }
  return { winners, confidence };
}

/** The `count` likeliest classes of one frame, likeliest first; classes that tie stand in their order. */
export function likeliest(
  probabilities: Float32Array,
  classes: number,
  frame: number,
  count: number,
): RankedClass[] {
  const ranked = Array.from(
    probabilities.subarray(frame * classes, (frame + 1) * classes),
    (probability, place) => ({ place, probability }),
  );
  return ranked.sort((a, b) => b.probability - a.probability || a.place - b.place).slice(0, count);
}

export interface PlacedClass extends RankedClass {
  /** From 1. */
  readonly rank: number;
}

/** As `likeliest`, with ranks, and behind them the true class where it is not among them; null where nobody knows it. */
export function likeliestAndTrue(
  probabilities: Float32Array,
  classes: number,
  frame: number,
  count: number,
  truth: number | null,
): PlacedClass[] {
  return likeliest(probabilities, classes, frame, classes)
    .map((ranked, i) => ({ ...ranked, rank: i + 1 }))
    .filter(({ place, rank }) => rank <= count || place === truth);
}

export interface Recognition {
  readonly frames: number;
  readonly rightFrames: number;
  /** Index of the frame from which the answer stays right to the end; null where the last frame is wrong. */
  readonly forGoodFrom: number | null;
}

/** @param truth index of the true class */
export function recognition({ winners }: FrameAnswers, truth: number): Recognition {
  let rightFrames = 0;
  let forGoodFrom: number | null = null;
  for (const [frame, winner] of winners.entries()) {
    if (winner !== truth) forGoodFrom = null;
    else {
      rightFrames++;
      forGoodFrom ??= frame;
    }
  }
  return { frames: winners.length, rightFrames, forGoodFrom };
}
