import type { Board } from '../contract.ts';

export type Columns = Board['columns'];
export type Card = Columns[number]['cards'][number];
/** A place on the board: in which stage, and how many cards are above. */
export interface Spot {
  stageId: string;
  index: number;
}

export function spotOf(columns: Columns, dealId: string): Spot | undefined {
  for (const { stageId, cards } of columns) {
    const index = cards.findIndex((card) => card.dealId === dealId);
    if (index >= 0) return { stageId, index };
  }
  return undefined;
}

export const isSameSpot = (a: Spot, b: Spot): boolean => a.stageId === b.stageId && a.index === b.index;

export const columnOf = (columns: Columns, stageId: string): Columns[number] | undefined =>
  columns.find((column) => column.stageId === stageId);

const cardOf = (columns: Columns, dealId: string): Card | undefined =>
  columns.flatMap(({ cards }) => cards).find((card) => card.dealId === dealId);

/** The board as it is with the card at that place; `index` counts without the card itself. Sums go with it. */
export function withMoved(columns: Columns, dealId: string, to: Spot): Columns {
  const card = cardOf(columns, dealId);
  const from = spotOf(columns, dealId);
  const target = columnOf(columns, to.stageId);
  if (!card || !from || !target) return columns;
  return columns.map((column) => {
    const rest = column.cards.filter((other) => other.dealId !== dealId);
    if (column.stageId === to.stageId) {
      const moved: Card = { ...card, stageId: to.stageId, stageName: target.name, outcome: target.outcome };
      const cards = [...rest.slice(0, to.index), moved, ...rest.slice(to.index)];
      return {
        ...column,
        cards,
        totals: from.stageId === to.stageId ? column.totals : withCard(column.totals, card, 1),
      };
    }
    return column.stageId === from.stageId
      ? { ...column, cards: rest, totals: withCard(column.totals, card, -1) }
      : column;
  });
}

function withCard(totals: Columns[number]['totals'], card: Card, sign: 1 | -1): Columns[number]['totals'] {
  const { currency, amountCents } = card;
  const known = totals.some((total) => total.currency === currency)
    ? totals
    : [...totals, { currency, count: 0, sumCents: 0 }];
  return known
    .map((total) =>
      total.currency === currency
        ? { ...total, count: total.count + sign, sumCents: total.sumCents + sign * amountCents }
        : total,
    )
    .filter(({ count }) => count > 0);
}

/** Where an arrow key takes a card that is held: one up or down, or to the same height of the stage beside. */
export function stepFrom(columns: Columns, dealId: string, spot: Spot, key: string): Spot | undefined {
  const at = columns.findIndex((column) => column.stageId === spot.stageId);
  const roomIn = (place: number): number =>
    columns[place]?.outcome === 'open'
      ? columns[place].cards.filter((card) => card.dealId !== dealId).length
      : 0;
  const beside = (place: number): Spot | undefined =>
    columns[place] && { stageId: columns[place].stageId, index: Math.min(spot.index, roomIn(place)) };
  switch (key) {
    case 'ArrowUp':
      return spot.index > 0 ? { ...spot, index: spot.index - 1 } : undefined;
    case 'ArrowDown':
      return spot.index < roomIn(at) ? { ...spot, index: spot.index + 1 } : undefined;
    case 'ArrowLeft':
      return beside(at - 1);
    case 'ArrowRight':
      return beside(at + 1);
    default:
      return undefined;
  }
}

/** The card that an arrow key leads to: above, below, or at about the same height in the next stage that has some. */
export function neighbourOf(columns: Columns, dealId: string, key: string): string | undefined {
  const spot = spotOf(columns, dealId);
  if (!spot) return undefined;
  const at = columns.findIndex((column) => column.stageId === spot.stageId);
  const own = columns[at]!.cards;
  if (key === 'ArrowUp') return own[spot.index - 1]?.dealId;
  if (key === 'ArrowDown') return own[spot.index + 1]?.dealId;
  if (key === 'Home') return own[0]?.dealId;
  if (key === 'End') return own.at(-1)?.dealId;
  const others = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  const next = others.find(({ cards }) => cards.length > 0)?.cards;
  return next?.[Math.min(spot.index, next.length - 1)]?.dealId;
}

/** The card right above a place, as the API names places; null at the top. */
export const cardAbove = (columns: Columns, dealId: string, { stageId, index }: Spot): string | null =>
  columnOf(columns, stageId)?.cards.filter((card) => card.dealId !== dealId)[index - 1]?.dealId ?? null;
