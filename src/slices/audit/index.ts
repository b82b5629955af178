/** What other slices may call; writing the log is no call: `db.perform` does it. */
export { type LookUp, lookUpsOf } from './look-ups.ts';
