import { VisuallyHidden } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import classes from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import { type Card, type Columns, columnOf, type Spot } from './board-order.ts';
import { CloseDialog } from './close-dialog.tsx';
import { useCardDrag } from './use-card-drag.ts';
import { useCardKeys } from './use-card-keys.ts';

interface BoardProps {
  columns: Columns;
  move: (dealId: string, to: Spot) => Promise<boolean>;
}

/** Stages side by side. Cards are moved by mouse, by keyboard, or with the menu of each card. */
export function Board({ columns, move }: BoardProps) {
  const { t } = useTranslation('deals');
  const mayMove = useMay('deal.write');
  const hintId = useId();
  const [said, setSaid] = useState('');
  const [closing, setClosing] = useState<{ deal: Card; outcome: 'won' | 'lost' }>();
  const dealOf = (dealId: string) =>
    columns.flatMap(({ cards }) => cards).find((card) => card.dealId === dealId);

  const say = (what: 'picked' | 'moved' | 'dropped' | 'cancelled', dealId: string, at: Spot) => {
    const column = columnOf(columns, at.stageId);
    const others = column?.cards.filter((card) => card.dealId !== dealId).length ?? 0;
    const values = {
      title: dealOf(dealId)?.title ?? '',
      stage: column?.name ?? '',
      place: at.index + 1,
      of: others + 1,
    };
    setSaid(t(`board.say.${what}`, values));
  };
  /** Into won or lost a deal only comes with the question why. */
  const drop = (dealId: string, to: Spot) => {
    const deal = dealOf(dealId);
    const outcome = columnOf(columns, to.stageId)?.outcome;
    if (!deal || !outcome) return;
    if (outcome !== 'open') setClosing({ deal, outcome });
    else
      void move(dealId, to).then((worked) => worked || setSaid(t('board.say.failed', { title: deal.title })));
  };
  const keys = useCardKeys({ columns, mayMove, onDrop: drop, onSay: say });
  const drag = useCardDrag(columns, (dealId, to) => {
    drop(dealId, to);
    say('dropped', dealId, to);
  });

  return (
    <>
      <VisuallyHidden id={hintId}>{t(mayMove ? 'board.hint' : 'board.hintRead')}</VisuallyHidden>
      <VisuallyHidden role="status" aria-live="assertive" data-said>
        {said}
      </VisuallyHidden>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the links inside, the box only listens */}
      <div
        ref={keys.box}
        className={classes.board}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onPointerDown={keys.cancel}
      >
        {keys.shown.map((column) => (
          <BoardColumn
            key={column.stageId}
            column={column}
            stages={columns}
            active={keys.active}
            held={keys.held?.dealId}
            drag={mayMove ? drag : undefined}
            hintId={hintId}
            onMove={(dealId, to) => {
              drop(dealId, to);
              say('dropped', dealId, to);
            }}
          />
        ))}
      </div>
      {closing ? (
        <CloseDialog deal={closing.deal} outcome={closing.outcome} onClose={() => setClosing(undefined)} />
      ) : null}
    </>
  );
}
