import { type DragEvent, useState } from 'react';
import { type Columns, columnOf, isSameSpot, type Spot, spotOf } from './board-order.ts';

/** The board by mouse, with the browser's own dragging. A line shows where the card would come to stand. */
export function useCardDrag(columns: Columns, onDrop: (dealId: string, to: Spot) => void) {
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<Spot>();
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };

  const onDragStart = (event: DragEvent, dealId: string) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dealId);
    // Afterwards: what the card looks like now is the picture under the pointer.
    requestAnimationFrame(() => setDragged(dealId));
  };
  const onDragOver = (event: DragEvent<HTMLElement>, stageId: string) => {
    if (!dragged) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const spot = { stageId, index: indexAt(event, dragged) };
    if (!over || !isSameSpot(over, spot)) setOver(spot);
  };
  const onDropHere = (event: DragEvent<HTMLElement>, stageId: string) => {
    if (!dragged) return;
    event.preventDefault();
    const to = { stageId, index: indexAt(event, dragged) };
    const from = spotOf(columns, dragged);
    end();
    const isClosed = columnOf(columns, stageId)?.outcome !== 'open';
    const stays = from && (isSameSpot(from, to) || (isClosed && from.stageId === stageId));
    if (!stays) onDrop(dragged, to);
  };
  return { dragged, over, onDragStart, onDragOver, onDrop: onDropHere, onDragEnd: end };
}

/** How many other cards of the stage have their middle above the pointer. */
function indexAt(event: DragEvent<HTMLElement>, dragged: string): number {
  return [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')].filter((card) => {
    if (card.dataset.card === dragged) return false;
    const { top, height } = card.getBoundingClientRect();
    return event.clientY > top + height / 2;
  }).length;
}
