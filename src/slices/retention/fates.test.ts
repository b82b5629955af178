import { describe, expect, it } from 'vitest';
import { lastEvents, readFates } from './fates.ts';
import type { LedgerEvent, LedgerLine } from './ledger.ts';
import { inOrder } from './line-order.ts';

let n = 0;
const id = () => `00000000-0000-4000-8000-${String(n++).padStart(12, '0')}`;
const merged = (subject: string, into: string, erasedAt: string): LedgerLine => ({
  id: id(),
  subject,
  into,
  reason: 'merged',
  erasedAt,
});
const erased = (subject: string, erasedAt: string): LedgerLine => ({
  id: id(),
  subject,
  reason: 'request',
  erasedAt,
});
const event = (kind: LedgerEvent['event'], at: string, more: Partial<LedgerEvent> = {}): LedgerEvent => ({
  id: id(),
  event: kind,
  detail: {},
  at,
  ...more,
});

describe('the last word in the ledger', () => {
  it('Art. 17: whoever was merged into somebody erased is erased, in whatever order the lines come', () => {
    const lines = [merged('b', 'c', '2026-03-01'), erased('c', '2026-03-02'), merged('a', 'b', '2026-04-01')];
    for (const each of [lines, [...lines].reverse()]) {
      const fates = readFates(each);
      expect([...fates.erased].sort()).toEqual(['a', 'b', 'c']);
      // Made one again in this order: nobody into whom is gone already.
      expect([...fates.into.keys()]).toEqual(['a', 'b']);
    }
  });

  it('Art. 18, 21: is what was written last, also where the clock was set back', () => {
    const lines = [
      event('restricted', '2026-03-01T10:00:00.000Z', { subject: 'a' }),
      event('restriction-lifted', '2026-03-01T12:00:00.000Z', { subject: 'a' }),
      event('restricted', '2026-03-01T11:00:00.000Z', { subject: 'a' }),
    ];
    expect(lastEvents(inOrder(lines) as LedgerEvent[]).restrictions.get('a')?.event).toBe('restricted');
  });

  it('is the later one by time, where lines of another file were added', () => {
    const lines = [
      event('restriction-lifted', '2026-03-05T10:00:00.000Z', { subject: 'a' }),
      event('restricted', '2026-03-07T10:00:00.000Z', { subject: 'b' }),
      event('restored', '2026-03-09T10:00:00.000Z'),
      event('restricted', '2026-03-01T10:00:00.000Z', { subject: 'a' }),
      event('restriction-lifted', '2026-03-08T10:00:00.000Z', { subject: 'b' }),
    ];
    const { restrictions } = lastEvents(inOrder(lines) as LedgerEvent[]);
    expect(restrictions.get('a')?.event).toBe('restriction-lifted');
    expect(restrictions.get('b')?.event).toBe('restriction-lifted');
  });
});
