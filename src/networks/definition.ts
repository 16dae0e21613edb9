/**
 * The contract of a network: everything the page, the training worker and the exports need to know about it.
 * Adding a network is one file and one line in registry.ts; nothing else switches on its name.
 */

import type { z } from 'zod';
import type { Operations, Tensor, Tensor3D } from '../kernels/operations';

export type InitialValue =
  | 'zeros'
  /** Uniform ±√(6 / (fan in + fan out)), Glorot and Bengio 2010. */
  | 'glorot'
  /** Random orthogonal, Saxe et al. 2014. */
  | 'orthogonal'
  /** LSTM bias: ones for the forget gate, zeros elsewhere (Jozefowicz et al. 2015). */
  | 'forget-gate-bias';

export interface ParameterSpec {
  /** Name in exports, e.g. `group2.recurrent`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly initial: InitialValue;
  /** Part of the output layers rather than of the recurrence; the thesis counts without them. */
  readonly output: boolean;
}

export type Parameters = Readonly<Record<string, Tensor>>;

/** How the options panel shows one option. Labels: catalogue keys `networks.option.<key>`. */
export type OptionField =
  | { readonly key: string; readonly type: 'integer'; readonly min: number; readonly max: number }
  | { readonly key: string; readonly type: 'choice'; readonly choices: readonly string[] }
  /** A list of positive integers, typed as `1, 3, 9`. May be empty where `mayBeEmpty`. */
  | { readonly key: string; readonly type: 'integers'; readonly max: number; readonly mayBeEmpty: boolean };

export interface GraphNode {
  readonly id: string;
  /** Symbol as in the thesis: `x`, `h₁`, `o`. */
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Weight on the edge, e.g. `W`. */
  readonly label: string;
  /** Frames that pass along the edge: 0 within a frame, 1 from the frame before. */
  readonly delay: 0 | 1;
}

export interface NetworkGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface NetworkDefinition<Options extends Record<string, unknown>> {
  readonly kind: string;
  /** Name as in the literature; not translated. */
  readonly label: string;
  readonly defaults: Options;
  readonly schema: z.ZodType<Options>;
  readonly fields: readonly OptionField[];
  parameterShapes(options: Options, inputs: number, classes: number): readonly ParameterSpec[];
  /** Units of each group of the hidden state, in its order; one group where all fire always. */
  groupUnits(options: Options): readonly number[];
  /** x `[time, batch, inputs]` → hidden states `[time, batch, states]`, those of the groups one after the other. */
  hidden(operations: Operations, parameters: Parameters, x: Tensor3D, options: Options): Tensor3D;
  /** x `[time, batch, inputs]` → logits `[time, batch, classes]` on every frame (eqs 2.25, 3.24). */
  forward(operations: Operations, parameters: Parameters, x: Tensor3D, options: Options): Tensor3D;
  /** The computational graph of one frame (thesis figs 4.1–4.3). */
  graph(options: Options): NetworkGraph;
  /** Which group fires at frame t (from 0): `schedule(options, frames)[group][t]`; one group where all fire always. */
  schedule(options: Options, frames: number): readonly (readonly boolean[])[];
}
