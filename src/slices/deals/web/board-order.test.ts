import { describe, expect, it } from 'vitest';
import { type Columns, cardAbove, neighbourOf, spotOf, stepFrom, withMoved } from './board-order.ts';

const card = (dealId: string, stageId: string) =>
  ({ dealId, stageId, amountCents: 100, currency: 'EUR' }) as Columns[number]['cards'][number];
const column = (stageId: string, outcome: 'open' | 'won', ids: string) => ({
  stageId,
  name: stageId,
  outcome,
  probabilityPercent: 50,
  totals: ids ? [{ currency: 'EUR', count: ids.length, sumCents: ids.length * 100 }] : [],
  cards: [...ids].map((id) => card(id, stageId)),
});
const columns: Columns = [
  column('one', 'open', 'abc'),
  column('two', 'open', ''),
  column('won', 'won', 'xy'),
];
const order = (of: Columns) => of.map(({ cards }) => cards.map(({ dealId }) => dealId).join('')).join('|');

describe('the order of a board', () => {
  it('lets a card come to any place, its sums with it', () => {
    expect(order(withMoved(columns, 'a', { stageId: 'one', index: 2 }))).toBe('bca||xy');
    expect(order(withMoved(columns, 'c', { stageId: 'one', index: 0 }))).toBe('cab||xy');
    const moved = withMoved(columns, 'b', { stageId: 'two', index: 0 });
    expect(order(moved)).toBe('ac|b|xy');
    expect(moved.map(({ totals }) => totals)).toEqual([
      [{ currency: 'EUR', count: 2, sumCents: 200 }],
      [{ currency: 'EUR', count: 1, sumCents: 100 }],
      [{ currency: 'EUR', count: 2, sumCents: 200 }],
    ]);
    expect(withMoved(columns, 'nobody', { stageId: 'two', index: 0 })).toBe(columns);
  });

  it('knows where the arrow keys lead a card that is held', () => {
    const at = (index: number) => ({ stageId: 'one', index });
    expect(stepFrom(columns, 'a', at(0), 'ArrowUp')).toBeUndefined();
    expect(stepFrom(columns, 'a', at(0), 'ArrowDown')).toEqual(at(1));
    expect(stepFrom(columns, 'a', at(2), 'ArrowDown')).toBeUndefined();
    expect(stepFrom(columns, 'c', at(2), 'ArrowRight')).toEqual({ stageId: 'two', index: 0 });
    expect(stepFrom(columns, 'c', { stageId: 'two', index: 0 }, 'ArrowRight')).toEqual({
      stageId: 'won',
      index: 0,
    });
    expect(stepFrom(columns, 'a', at(0), 'ArrowLeft')).toBeUndefined();
    expect(stepFrom(columns, 'a', at(0), 'x')).toBeUndefined();
  });

  it('knows where they lead the focus', () => {
    expect(neighbourOf(columns, 'b', 'ArrowUp')).toBe('a');
    expect(neighbourOf(columns, 'c', 'ArrowDown')).toBeUndefined();
    expect(neighbourOf(columns, 'c', 'ArrowRight')).toBe('y');
    expect(neighbourOf(columns, 'x', 'ArrowLeft')).toBe('a');
    expect(neighbourOf(columns, 'b', 'End')).toBe('c');
  });

  it('names the place by the card above', () => {
    expect(spotOf(columns, 'c')).toEqual({ stageId: 'one', index: 2 });
    expect(cardAbove(columns, 'a', { stageId: 'one', index: 2 })).toBe('c');
    expect(cardAbove(columns, 'a', { stageId: 'one', index: 0 })).toBeNull();
    expect(cardAbove(columns, 'a', { stageId: 'two', index: 0 })).toBeNull();
  });
});
