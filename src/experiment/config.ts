/**
 * ExperimentConfig: plain, versioned, validated data that alone determines a run (with data and backend).
 * It goes into the URL, the training worker, checkpoints and exports. Options of a network are opaque here;
 * the network's own schema (src/networks) validates them.
 */

import { z } from './schema';

export const OPTIMIZERS = ['rmsprop', 'sgd', 'adagrad', 'adam', 'adadelta'] as const;
export const SPLITS = ['cross-view', 'cross-subject', 'cross-setup', 'random'] as const;
export const ENGINES = ['auto', 'webgpu', 'wasm', 'cpu'] as const;

export const ORIGINS = ['camera', 'first-frame', 'each-frame'] as const;
export const VIEWS = ['camera', 'shoulders', 'body'] as const;
export const SCALES = ['metres', 'spine'] as const;
export const LENGTHS = ['crop', 'resample'] as const;

/** Fields with a default came later: a link or a file without them means what it always meant. */
const featuresSchema = z.object({
  /** 1: main body, 75 coordinates a frame; 2: both bodies, 150 (zeros where there is no second). */
  bodies: z.union([z.literal(1), z.literal(2)]),
  /** Origin of the coordinates: the sensor, or the main body's spine base in its first or in each frame. */
  origin: z.enum(ORIGINS),
  /**
   * Axes of the coordinates: the camera's; turned about its vertical so that the main body's first shoulders lie along x;
   * or the body's own, x from right to left shoulder and y along the spine (Shahroudy et al. 2016).
   */
  view: z.enum(VIEWS).default('camera'),
  /** Unit of the coordinates: the metre, or the main body's spine (median over the sequence). */
  scale: z.enum(SCALES).default('metres'),
  /** Adds the joints' quaternions: 100 numbers a body. */
  orientations: z.boolean().default(false),
  /** Adds the change of each coordinate per second: 75 numbers a body. */
  velocities: z.boolean().default(false),
  /** Keep every n-th frame. */
  frameStep: z.int().min(1).max(30),
  /** Length of a sequence (counted after `frameStep`): see `length`. */
  maxFrames: z.int().min(1).max(1000),
  /** What becomes of other lengths: frames beyond `maxFrames` are cut off, or all are resampled to exactly that many. */
  length: z.enum(LENGTHS).default('crop'),
});

const trainingSchema = z.object({
  optimizer: z.enum(OPTIMIZERS),
  learningRate: z.number().positive().max(100),
  /** Longest gradient over all parameters of a network: a longer one is scaled down to this norm. null: never. */
  clipNorm: z.number().positive().max(1e6).nullable().default(null),
  /** Sequences in a batch. */
  batchSize: z.int().min(1).max(4096),
  /** Batches to train each network on. */
  iterations: z.int().min(1).max(10_000_000),
  /** The whole test split is evaluated every so many iterations. */
  evaluateEvery: z.int().min(1).max(1_000_000),
});

const networkSchema = z.object({
  /** Unique in the experiment; seeds the network's initial weights. */
  id: z.string().min(1).max(64),
  /** Key in the registry of src/networks: 'drnn', 'rnn', 'lstm', 'ann'. */
  kind: z.string().min(1).max(32),
  options: z.record(z.string(), z.unknown()),
});

/** Sequences in one synthetic set. NTU RGB+D has 56,880; a link must not ask for more than a disk holds. */
const MOST_SEQUENCES = 100_000;

const syntheticSchema = z
  .object({
    source: z.literal('synthetic'),
    /** Action numbers of NTU RGB+D 120, each once; which of them can be performed is not decided here. */
    actions: numbersOnce(120).min(2).max(120),
    performers: z.int().min(1).max(40),
    /** In how many of NTU RGB+D's 17 setups each performer is recorded; which ones is not decided here. */
    setups: z.int().min(1).max(17).default(1),
    /** Camera numbers as in NTU RGB+D, each once: 1 in the middle (0°), 2 and 3 at −45° and +45°. */
    cameras: numbersOnce(3).min(1).max(3),
    replications: z.int().min(1).max(10),
  })
  .refine(
    ({ actions, performers, setups, cameras, replications }) =>
      actions.length * performers * setups * cameras.length * replications <= MOST_SEQUENCES,
  );

/** Numbers from 1 to `most`; what is repeated counts once, so that no recording is made twice. */
function numbersOnce(most: number) {
  return z.array(z.int().min(1).max(most)).overwrite((numbers) => [...new Set(numbers)]);
}

/** A data set of a visitor's library, said so that it is found again in another one. */
const setSchema = z.object({
  /** In the library that it was opened from. */
  id: z.string().max(64),
  name: z.string().max(200),
  /** Of its recordings and their names, 16 hexadecimal digits: equal wherever they are. null: not said. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  /** How many there are. null: not said. */
  recordings: z.int().min(0).max(10_000_000).nullable(),
});

const importedSchema = z.object({
  source: z.literal('imported'),
  /** null before there is one. */
  set: setSchema.nullable().default(null),
});

/** Of what is written now; ./reading takes older ones too. */
export const EXPERIMENT_VERSION = 2;

export const experimentSchema = z.object({
  version: z.literal(EXPERIMENT_VERSION),
  seed: z.int().min(0).max(0x7fffffff),
  data: z.discriminatedUnion('source', [syntheticSchema, importedSchema]),
  split: z.enum(SPLITS),
  features: featuresSchema,
  training: trainingSchema,
  networks: z.array(networkSchema).max(12),
});

export type ExperimentConfig = z.infer<typeof experimentSchema>;
export type FeatureConfig = z.infer<typeof featuresSchema>;
export type TrainingConfig = z.infer<typeof trainingSchema>;
export type NetworkConfig = z.infer<typeof networkSchema>;

/** How an experiment names a data set of a library. */
export type SetReference = z.infer<typeof setSchema>;
export type SyntheticConfig = z.infer<typeof syntheticSchema>;
export type OptimizerName = (typeof OPTIMIZERS)[number];
export type SplitName = (typeof SPLITS)[number];
export type EnginePreference = (typeof ENGINES)[number];

/**
 * The 24 actions of the default built-in set. Sit down and stand up end as the other begins: what tells them apart is early
 * in the sequence and needs memory. Putting on and taking off a hat (20, 21) are such a pair too, and can be added.
 */
export const DEFAULT_ACTIONS: readonly number[] = [
  1, 4, 6, 7, 8, 9, 10, 23, 24, 26, 27, 28, 31, 35, 36, 38, 40, 42, 43, 44, 50, 55, 58, 59,
];

export const DEFAULT_SYNTHETIC: SyntheticConfig = {
  source: 'synthetic',
  actions: [...DEFAULT_ACTIONS],
  performers: 10,
  setups: 1,
  cameras: [1, 2, 3],
  replications: 2,
};

/** The thesis's experiment (chapter 4) on the built-in recordings, without networks. */
export const DEFAULT_EXPERIMENT: ExperimentConfig = {
  version: EXPERIMENT_VERSION,
  seed: 1,
  data: DEFAULT_SYNTHETIC,
  split: 'cross-view',
  features: {
    bodies: 2,
    origin: 'first-frame',
    view: 'camera',
    scale: 'metres',
    orientations: false,
    velocities: false,
    frameStep: 1,
    maxFrames: 300,
    length: 'crop',
  },
  training: {
    optimizer: 'rmsprop',
    learningRate: 0.001,
    clipNorm: null,
    batchSize: 60,
    iterations: 100_000,
    evaluateEvery: 50,
  },
  networks: [],
};
