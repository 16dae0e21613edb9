/** A network's line as it looks in the curves: colour and dash. */

interface SwatchProps {
  readonly colour: string;
  readonly dash: string;
  readonly width?: number;
}

export function Swatch({ colour, dash, width = 26 }: SwatchProps) {
  'use memo';
  return (
    <svg width={width} height={10} aria-hidden="true" style={{ flex: 'none' }}>
      <line x1={1} y1={5} x2={width - 1} y2={5} stroke={colour} strokeWidth={3} strokeDasharray={dash} />
    </svg>
  );
}
