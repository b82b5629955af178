import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** What is empty is left out. */
  facts: readonly (readonly [label: string, value: ReactNode])[];
  size?: 'xs' | 'sm';
  /** Short names: more room for the values. */
  isDense?: boolean;
}

const isFilled = (value: ReactNode): boolean => value !== null && value !== undefined && value !== '';

/** Names and values, one under the other. */
export function Facts({ facts, size = 'sm', isDense = false }: FactsProps) {
  return (
    <dl className={classes.facts} data-size={size} data-dense={isDense || undefined}>
      {facts
        .filter(([, value]) => isFilled(value))
        .map(([label, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name can stand there twice, and the order is fixed
          <div key={index} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
