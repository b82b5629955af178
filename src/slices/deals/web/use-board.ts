import { useRef, useState } from 'react';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { board as boardSchema, type Deal, deal as dealSchema } from '../contract.ts';
import { type Columns, cardAbove, type Spot, withMoved } from './board-order.ts';
import type { BoardSearch } from './search.ts';

const withVersion = (columns: Columns, { dealId, version }: Deal): Columns =>
  columns.map((column) => ({
    ...column,
    cards: column.cards.map((card) => (card.dealId === dealId ? { ...card, version } : card)),
  }));

/** The board, and the moves on it: shown at once, taken back where the server refuses. */
export function useBoard(search: BoardSearch) {
  const { data, error, refetch } = useApi('/api/v1/deals/board', {
    schema: boardSchema,
    query: { ...search },
  });
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const [moved, setMoved] = useState<Columns>();
  const running = useRef(0);
  const columns = moved ?? data?.columns;

  /** Puts an open deal to a place. False where it did not work; the reason is shown. */
  async function move(dealId: string, to: Spot): Promise<boolean> {
    const card = columns?.flatMap(({ cards }) => cards).find((each) => each.dealId === dealId);
    if (!columns || !card) return false;
    setMoved(withMoved(columns, dealId, to));
    running.current += 1;
    try {
      const body = {
        version: card.version,
        stageId: to.stageId,
        afterDealId: cardAbove(columns, dealId, to),
      };
      const answer = await api.post(`/api/v1/deals/${dealId}/move`, { purpose, body, schema: dealSchema });
      setMoved((now) => now && withVersion(now, answer));
      return true;
    } catch (failure) {
      notifyProblem(failure);
      return false;
    } finally {
      running.current -= 1;
      if (running.current === 0) {
        await refresh('/api/v1/deals');
        if (running.current === 0) setMoved(undefined);
      }
    }
  }
  return { board: data, columns, error, refetch, move };
}
