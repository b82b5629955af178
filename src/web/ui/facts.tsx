import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** What is empty is left out. */
  facts: readonly (readonly [label: string, value: ReactNode])[];
  size?: 'xs' | 'sm';
}

const isFilled = (value: ReactNode): boolean => value !== null && value !== undefined && value !== '';

/** Names and values, one under the other. */
export function Facts({ facts, size = 'sm' }: FactsProps) {
  return (
    <dl className={classes.facts} data-size={size}>
      {facts
        .filter(([, value]) => isFilled(value))
        .map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
