/** Figures side by side, each under its name. */

import classes from './Facts.module.css';

interface FactsProps {
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Columns and margin. */
  readonly className: string | undefined;
}

export function Facts({ facts, className }: FactsProps) {
  return (
    <dl className={`${classes['facts']} ${className}`}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
