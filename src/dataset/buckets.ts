/**
 * Length buckets: sequences of similar length share a batch, so that little of it is padding, and few
 * distinct lengths occur, since each batch shape costs a GPU its own buffers and programs.
 */

/** Frames of a batch are a multiple of this. */
const TIME_QUANTUM = 8;
const MAX_BUCKETS = 8;
/** A further bucket must pay: the fewest buckets within 1 % of the smallest padded size are taken. */
const TOLERANCE = 1.01;
/** Borders are sought between this many pieces of the data at most; more would hardly be better. */
const MAX_PIECES = 128;

interface Partition {
  /** Padded frames, in units of a piece. */
  readonly cost: number;
  /** Pieces up to the end of each bucket. */
  readonly ends: readonly number[];
}

/** Frames of a batch whose longest sequence has `length` frames. */
export function batchTime(length: number): number {
  return Math.max(1, Math.ceil(length / TIME_QUANTUM)) * TIME_QUANTUM;
}

/**
 * Divides sequences, sorted by length, into at most eight buckets so that the padded frames are fewest. Each
 * holds whole batches; only the first holds what is left over besides, less than a batch.
 *
 * @param lengths frames of each sequence, ascending; at least `batchSize` of them
 * @returns the end of each bucket: bucket i holds the sequences ends[i − 1] … ends[i] − 1
 */
export function bucketEnds(lengths: readonly number[], batchSize: number): readonly number[] {
  const batches = Math.floor(lengths.length / batchSize);
  const pieceSize = batchSize * Math.ceil(batches / MAX_PIECES);
  const pieces = Math.floor(lengths.length / pieceSize);
  const endOf = (piece: number) => lengths.length - (pieces - piece) * pieceSize;
  const times = Array.from({ length: pieces + 1 }, (_, piece) => batchTime(lengths[endOf(piece) - 1] ?? 0));
  const { ends } = cheapestPartition(times);
  return ends.map(endOf);
}

/** Dynamic programming over the number of buckets; `times[p]` is a bucket's time that ends after p pieces. */
function cheapestPartition(times: readonly number[]): Partition {
  const cost = (from: number, to: number) => (to - from) * (times[to] ?? 0);
  let row: readonly Partition[] = times.map((_, to) => ({ cost: cost(0, to), ends: [to] }));
  const complete = [row.at(-1) as Partition];
  while (complete.length < Math.min(MAX_BUCKETS, times.length - 1)) {
    const shorter = row;
    row = shorter.map((_, to) => {
      let best: Partition = { cost: Number.POSITIVE_INFINITY, ends: [to] };
      for (let from = 1; from < to; from++) {
        const head = shorter[from] as Partition;
        const total = head.cost + cost(from, to);
        if (total < best.cost) best = { cost: total, ends: [...head.ends, to] };
      }
      return best;
    });
    complete.push(row.at(-1) as Partition);
  }
  const smallest = Math.min(...complete.map((partition) => partition.cost));
  return complete.find((partition) => partition.cost <= smallest * TOLERANCE) as Partition;
}
