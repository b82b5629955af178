import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import {
  type Columns,
  isSameSpot,
  neighbourOf,
  type Spot,
  spotOf,
  stepFrom,
  withMoved,
} from './board-order.ts';

/** A card in the hand of the keyboard: where it came from, and where it is shown now. */
export interface Held {
  dealId: string;
  from: Spot;
  at: Spot;
}
interface CardKeysOptions {
  columns: Columns;
  mayMove: boolean;
  onDrop: (dealId: string, to: Spot) => void;
  /** What a screen reader is to be told. */
  onSay: (what: 'picked' | 'moved' | 'dropped' | 'cancelled', dealId: string, at: Spot) => void;
}

const ARROWS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const WAYS = new Set([...ARROWS, 'Home', 'End']);

/**
 * The board by keyboard. It is one stop for Tab; arrow keys lead from card to card. Space takes a card, arrow keys then
 * move it, Space or Enter puts it down, Escape puts it back.
 */
export function useCardKeys({ columns, mayMove, onDrop, onSay }: CardKeysOptions) {
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held>();
  const [chosen, setChosen] = useState<string>();
  const active =
    chosen && spotOf(columns, chosen)
      ? chosen
      : columns.find(({ cards }) => cards.length > 0)?.cards[0]?.dealId;
  const focusCard = (dealId: string) =>
    box.current?.querySelector<HTMLElement>(`[data-deal="${dealId}"]`)?.focus();

  // In another stage the card is another element: the focus follows it.
  useLayoutEffect(() => {
    if (held) box.current?.querySelector<HTMLElement>(`[data-deal="${held.dealId}"]`)?.focus();
  }, [held]);

  const put = (now: Held) => {
    setHeld(undefined);
    onSay(isSameSpot(now.from, now.at) ? 'cancelled' : 'dropped', now.dealId, now.at);
    if (!isSameSpot(now.from, now.at)) onDrop(now.dealId, now.at);
  };
  const cancel = () => {
    if (!held) return;
    setHeld(undefined);
    onSay('cancelled', held.dealId, held.from);
    requestAnimationFrame(() => focusCard(held.dealId));
  };
  const withHeld = (event: KeyboardEvent, now: Held) => {
    event.preventDefault();
    if (event.key === 'Escape') cancel();
    else if (event.key === ' ' || event.key === 'Enter') put(now);
    else if (ARROWS.has(event.key)) {
      const next = stepFrom(columns, now.dealId, now.at, event.key);
      if (!next) return;
      setHeld({ ...now, at: next });
      onSay('moved', now.dealId, next);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const dealId = event.target instanceof HTMLElement ? event.target.dataset.deal : undefined;
    if (!dealId || event.altKey || event.ctrlKey || event.metaKey) return;
    if (held) return withHeld(event, held);
    if (event.key === ' ') {
      event.preventDefault();
      const from = spotOf(columns, dealId);
      if (!mayMove || !from) return;
      setHeld({ dealId, from, at: from });
      onSay('picked', dealId, from);
    } else if (WAYS.has(event.key)) {
      event.preventDefault();
      const next = neighbourOf(columns, dealId, event.key);
      if (next) focusCard(next);
    }
  };
  const onFocus = (event: { target: EventTarget }) => {
    const dealId = event.target instanceof HTMLElement ? event.target.dataset.deal : undefined;
    if (dealId) setChosen(dealId);
  };
  return {
    box,
    held,
    active,
    shown: held ? withMoved(columns, held.dealId, held.at) : columns,
    cancel,
    onKeyDown,
    onFocus,
  };
}
