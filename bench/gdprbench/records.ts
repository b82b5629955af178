/** Records of GDPRbench, each from its number alone: attribute = list[number mod length]. The same rule stands in fill.sql. */
export const WORK_PURPOSES: readonly string[] = [
  'inquiry',
  'contract',
  'support',
  'marketing-phone',
  'marketing-post',
  'accounting',
  ...Array.from({ length: 19 }, (_, n) => `bench-${String(n).padStart(2, '0')}`),
];
export const OBJECTABLE = 'marketing-email';
export const DECISION = 'profiling';
/** Seconds; the first has passed when the workloads start. */
export const TTLS: readonly number[] = [
  30, 10_000, 12_000, 14_000, 16_000, 18_000, 20_000, 22_000, 24_000, 1_000_000,
];
export const RECIPIENTS = 10;

/** Ids in order of the numbers, shaped as UUIDv7. */
export const idOf = (n: number): string => `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const emailOf = (user: number): string => `user${user}@bench.example`;
export const familyNameOf = (n: number): string => `K${String(n).padStart(9, '0')}`;
export const dataOf = (n: number): string => `data ${n} `.padEnd(60, 'x');

export interface BenchRecord {
  n: number;
  id: string;
  user: number;
  purpose: string;
  ttlSeconds: number;
  hasObjected: boolean;
  /** Open for automated decisions. */
  isDecided: boolean;
  isRestricted: boolean;
  recipient: number;
  data: string;
  version: number;
  /** End of the ground of `purpose`, in milliseconds since 1970. */
  endsAt: number;
  isDeleted: boolean;
  /** Erased by Obhut, so that the ledger has an entry. */
  isEntered: boolean;
  /** Look-ups by the regulator in this run, for the log. */
  lookUps: number;
}

export function recordOf(n: number, users: number, startsAt: number): BenchRecord {
  // Records of one user differ in their attributes.
  const m = n + Math.floor(n / users) * 7;
  const ttlSeconds = TTLS[m % TTLS.length]!;
  return {
    n,
    id: idOf(n),
    user: n % users,
    purpose: WORK_PURPOSES[m % WORK_PURPOSES.length]!,
    ttlSeconds,
    hasObjected: m % 100 < 10,
    isDecided: m % 2 === 1,
    isRestricted: m % 50 === 7,
    recipient: m % RECIPIENTS,
    data: dataOf(n),
    version: 1,
    endsAt: startsAt + ttlSeconds * 1000,
    isDeleted: false,
    isEntered: false,
    lookUps: 0,
  };
}
