import type { ReactNode } from 'react';
import classes from './home.module.css';

export interface Bar {
  key: string;
  label: string;
  value: number;
  /** The number in words, and what goes with it. */
  text: string;
  /** The label as a way to the records behind the bar. */
  link?: (label: string) => ReactNode;
}

/** Bars that lie, each with its name and number: a list for everybody, its lengths for the eye. */
export function BarList({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className={classes.bars} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key} className={classes.lying}>
          <span className={classes.name}>{bar.link && bar.value > 0 ? bar.link(bar.label) : bar.label}</span>
          <span aria-hidden className={classes.track}>
            <span
              style={{ inlineSize: `${(bar.value / highest) * 100}%` }}
              data-empty={bar.value === 0 || undefined}
            />
          </span>
          <span className={classes.number}>{bar.text}</span>
        </li>
      ))}
    </ul>
  );
}
