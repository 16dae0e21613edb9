import { describe, expect, it } from 'vitest';

import { NETWORKS } from '../networks/registry';
import { layOutGraph, NODE_RADIUS, roomiestAngle } from './graphLayout';

describe('roomiestAngle', () => {
  it('is up unless an edge is there', () => {
    expect(roomiestAngle([])).toBeCloseTo(-Math.PI / 2);
    expect(roomiestAngle([0, Math.PI])).toBeCloseTo(-Math.PI / 2);
  });

  it('is on the left of a node with edges up, down and right', () => {
    expect(Math.cos(roomiestAngle([-Math.PI / 2, Math.PI / 2, 0]))).toBeCloseTo(-1);
  });
});

describe('layOutGraph', () => {
  it.each(NETWORKS.map((network) => [network.label, network] as const))(
    'draws all of %s',
    (_label, network) => {
      const graph = network.graph(network.defaults);
      const { nodes, edges, width, height } = layOutGraph(graph);
      expect(nodes).toHaveLength(graph.nodes.length);
      expect(edges).toHaveLength(graph.edges.length);
      expect(new Set(edges.map(({ key }) => key)).size).toBe(edges.length);
      for (const { x, y } of nodes) {
        expect(x).toBeGreaterThan(NODE_RADIUS);
        expect(x).toBeLessThan(width - NODE_RADIUS);
        expect(y).toBeGreaterThan(NODE_RADIUS);
        expect(y).toBeLessThan(height - NODE_RADIUS);
      }
      for (const [i, a] of nodes.entries()) {
        for (const b of nodes.slice(i + 1)) {
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * NODE_RADIUS);
        }
      }
      for (const { path, labelX, labelY } of edges) {
        expect(path).not.toMatch(/NaN/);
        expect(labelX).toBeGreaterThan(0);
        expect(labelX).toBeLessThan(width);
        expect(labelY).toBeGreaterThan(0);
        expect(labelY).toBeLessThan(height);
      }
    },
  );

  it('leaves out edges that lead nowhere', () => {
    const node = { id: 'a', label: 'a', column: 0, row: 0 };
    const edge = { from: 'a', to: 'b', label: '', delay: 0 } as const;
    expect(layOutGraph({ nodes: [node], edges: [edge] }).edges).toEqual([]);
  });
});
