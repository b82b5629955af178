import { type BenchRecord, DECISION, emailOf, OBJECTABLE, recordOf, WORK_PURPOSES } from './records.ts';

/** What every answer must be, computed from the numbers and from what was done so far; it never asks the database. */
export class Oracle {
  readonly records: BenchRecord[];
  private readonly created: BenchRecord[] = [];
  readonly users: number;
  readonly startsAt: number;
  private readonly byUser = new Map<number, BenchRecord[]>();

  constructor(count: number, startsAt: number) {
    this.users = count / 10;
    this.startsAt = startsAt;
    this.records = Array.from({ length: count }, (_, n) => recordOf(n, this.users, startsAt));
    for (const record of this.records) this.file(record);
  }

  private file(record: BenchRecord): void {
    const known = this.byUser.get(record.user);
    if (known) known.push(record);
    else this.byUser.set(record.user, [record]);
  }

  add(record: BenchRecord): void {
    this.created.push(record);
    this.file(record);
  }

  recordsOf(user: number): BenchRecord[] {
    return (this.byUser.get(user) ?? []).filter(({ isDeleted }) => !isDeleted);
  }

  /** Whether the record is there for this purpose now. */
  isThere(record: BenchRecord, purpose: string): boolean {
    // Restricted records are kept and not shown, for rights either, until two people open one (Art. 18).
    if (record.isDeleted || record.isRestricted) return false;
    if (purpose === 'rights') return true;
    if (record.endsAt <= Date.now() || record.ttlSeconds <= 30) return false;
    if (purpose === OBJECTABLE) return !record.hasObjected;
    if (purpose === DECISION) return record.isDecided;
    return purpose === record.purpose;
  }

  readData(record: BenchRecord, purpose: string): unknown {
    return this.isThere(record, purpose)
      ? { id: record.id, data: record.data, email: emailOf(record.user) }
      : null;
  }

  /** The first page by name for a purpose. */
  page(purpose: string, limit: number): string[] {
    const ids: string[] = [];
    for (const records of [this.records, this.created.toSorted((a, b) => a.n - b.n)])
      for (const record of records) {
        if (ids.length === limit) return ids;
        if (this.isThere(record, purpose)) ids.push(record.id);
      }
    return ids;
  }

  pageOfUser(user: number, purpose: string): string[] {
    return this.recordsOf(user)
      .filter((record) => this.isThere(record, purpose))
      .map(({ id }) => id);
  }

  metadata(record: BenchRecord): unknown {
    if (!this.isThere(record, 'rights')) return null;
    const ends = (isMoved: boolean): number =>
      isMoved ? record.endsAt : this.startsAt + record.ttlSeconds * 1000;
    const grounds = [
      { purpose: record.purpose, status: 'given', endsAt: ends(true) },
      { purpose: OBJECTABLE, status: record.hasObjected ? 'objected' : 'given', endsAt: ends(false) },
      ...(record.isDecided ? [{ purpose: DECISION, status: 'given', endsAt: ends(false) }] : []),
    ];
    return {
      isRestricted: record.isRestricted,
      grounds: grounds.sort((a, b) => (a.purpose < b.purpose ? -1 : 1)),
    };
  }
}

/** A purpose that does not open the record. */
export const wrongPurposeOf = (record: BenchRecord): string =>
  WORK_PURPOSES[(WORK_PURPOSES.indexOf(record.purpose) + 1) % WORK_PURPOSES.length]!;
