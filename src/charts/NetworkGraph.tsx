/**
 * A network's computational graph for one frame, as in thesis figs 4.1–4.3: solid arrows within the frame, dashed
 * ones from the frame before, weights on them.
 */

import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { NetworkGraph as Graph, GraphEdge } from '../networks/definition';
import classes from './charts.module.css';
import { layOutGraph, NODE_RADIUS } from './graphLayout';

interface NetworkGraphProps {
  readonly title: string;
  readonly graph: Graph;
  readonly colour: string;
}

function useDescription({ nodes, edges }: Graph): string {
  const { t } = useTranslation();
  const names = new Map(nodes.map(({ id, label }) => [id, label]));
  const sentence = ({ from, to, label }: GraphEdge) =>
    t(label === '' ? 'charts.graph.edge' : 'charts.graph.weighted', {
      from: names.get(from) ?? from,
      to: names.get(to) ?? to,
      weight: label,
    });
  const list = (delay: 0 | 1) =>
    edges
      .filter((edge) => edge.delay === delay)
      .map(sentence)
      .join(', ') || t('charts.graph.nothing');
  return t('charts.graph.description', {
    nodes: nodes.map(({ label }) => label).join(', '),
    within: list(0),
    before: list(1),
  });
}

export function NetworkGraph({ title, graph, colour }: NetworkGraphProps) {
  const { t } = useTranslation();
  const id = useId();
  const { nodes, edges, width, height } = useMemo(() => layOutGraph(graph), [graph]);
  const description = useDescription(graph);
  const delayed = edges.some((edge) => edge.delayed);
  const targets = new Set(graph.edges.map(({ to }) => to));
  const sources = new Set(graph.edges.filter(({ from, to }) => from !== to).map(({ from }) => from));
  const inner = (node: string) => targets.has(node) && sources.has(node);
  const fullHeight = height + (delayed ? 10 : 0);
  return (
    <svg
      className={classes['graph']}
      width={width}
      height={fullHeight}
      viewBox={`0 0 ${width} ${fullHeight}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <defs>
        <marker
          id={`${id}-tip`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M 0 0.6 L 7.5 4 L 0 7.4 Z" fill="var(--mantine-color-dimmed)" />
        </marker>
      </defs>
      {edges.map(({ key, path, delayed: before }) => (
        <path
          key={key}
          d={path}
          fill="none"
          stroke="var(--mantine-color-dimmed)"
          strokeWidth="1.3"
          strokeDasharray={before ? '4 3' : undefined}
          markerEnd={`url(#${id}-tip)`}
        />
      ))}
      {nodes.map((node) => (
        <g key={node.id}>
          <circle cx={node.x} cy={node.y} r={NODE_RADIUS} fill="var(--mantine-color-body)" />
          <circle
            cx={node.x}
            cy={node.y}
            r={NODE_RADIUS}
            fill={inner(node.id) ? colour : 'transparent'}
            fillOpacity="0.14"
            stroke={inner(node.id) ? colour : 'var(--mantine-color-dimmed)'}
            strokeWidth="1.8"
          />
          <text
            className={classes['symbol']}
            x={node.x}
            y={node.y}
            textAnchor="middle"
            dominantBaseline="central"
          >
            {node.label}
          </text>
        </g>
      ))}
      {edges.map(({ key, label, labelX, labelY }) => (
        <text
          key={key}
          className={classes['weight']}
          x={labelX}
          y={labelY}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {label}
        </text>
      ))}
      {delayed && (
        <text className={classes['axis']} x={width / 2} y={fullHeight - 5} textAnchor="middle">
          {t('charts.graph.before')}
        </text>
      )}
    </svg>
  );
}
