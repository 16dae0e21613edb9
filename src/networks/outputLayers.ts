/**
 * What all networks share after their hidden state: sigmoid hidden layers (none by default) and the linear layer
 * o⁽ᵗ⁾ = V h⁽ᵗ⁾ + c of eqs 2.25 and 3.24, on every frame.
 */

import type { Operations, Tensor3D } from '../kernels/operations';
import type { GraphEdge, GraphNode, ParameterSpec, Parameters } from './definition';
import { matrix, vector } from './parameters';
import { subscript } from './symbols';

export interface WithHiddenLayers {
  /** Units of each sigmoid layer between h and o. */
  readonly hiddenLayers: readonly number[];
}

/** `hidden1.weight`, `hidden1.bias` …, `output.weight` (V), `output.bias` (c). */
export function outputShapes(
  { hiddenLayers }: WithHiddenLayers,
  states: number,
  classes: number,
): ParameterSpec[] {
  const sizes = [states, ...hiddenLayers, classes];
  return sizes.slice(1).flatMap((size, i) => {
    const name = layerName(i, hiddenLayers.length);
    const fanIn = sizes[i] as number;
    return [
      { name: `${name}.weight`, shape: [fanIn, size], initial: 'glorot', output: true },
      { name: `${name}.bias`, shape: [size], initial: 'zeros', output: true },
    ] as const;
  });
}

/** h `[time, batch, states]` → logits `[time, batch, classes]`. */
export function outputForward(
  operations: Operations,
  parameters: Parameters,
  hidden: Tensor3D,
  { hiddenLayers }: WithHiddenLayers,
): Tensor3D {
  let y = hidden;
  for (let i = 0; i <= hiddenLayers.length; i++) {
    const name = layerName(i, hiddenLayers.length);
    y = operations.linear(y, matrix(parameters, `${name}.weight`), vector(parameters, `${name}.bias`));
    if (i < hiddenLayers.length) y = operations.activate(y, 'sigmoid');
  }
  return y;
}

function layerName(layer: number, hiddenLayers: number): string {
  return layer < hiddenLayers ? `hidden${layer + 1}` : 'output';
}

/** Nodes y₁ … o to the right of the given state nodes, and the edges that lead there. */
export function outputGraph(
  { hiddenLayers }: WithHiddenLayers,
  states: readonly GraphNode[],
): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const column = 1 + Math.max(...states.map((state) => state.column));
  const rows = states.map((state) => state.row);
  const row = (Math.min(...rows) + Math.max(...rows)) / 2;
  const nodes: GraphNode[] = hiddenLayers.map((_, i) => ({
    id: `y${i + 1}`,
    label: `y${subscript(i + 1)}`,
    column: column + i,
    row,
  }));
  nodes.push({ id: 'o', label: 'o', column: column + hiddenLayers.length, row });
  const first = nodes[0] as GraphNode;
  const edges: GraphEdge[] = states.map((state, i) => ({
    from: state.id,
    to: first.id,
    label: states.length > 1 ? `V${subscript(i + 1)}` : 'V',
    delay: 0,
  }));
  nodes.slice(1).forEach((node, i) => {
    edges.push({ from: (nodes[i] as GraphNode).id, to: node.id, label: `Q${subscript(i + 1)}`, delay: 0 });
  });
  return { nodes, edges };
}
