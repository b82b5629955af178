import { ActionIcon, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import { Fragment, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import { BOARD_CLOSED_DAYS } from '../contract.ts';
import classes from './board.module.css';
import type { Columns, Spot } from './board-order.ts';
import { DealCard } from './deal-card.tsx';
import type { useCardDrag } from './use-card-drag.ts';

const IconLink = createLink((props: { ref?: Ref<HTMLAnchorElement>; 'aria-label': string }) => (
  <ActionIcon component="a" size="sm" {...props}>
    <IconPlus size={16} aria-hidden />
  </ActionIcon>
));

interface BoardColumnProps {
  column: Columns[number];
  stages: Columns;
  /** The card that Tab stops at. */
  active: string | undefined;
  held: string | undefined;
  /** Undefined where nothing may be moved. */
  drag: ReturnType<typeof useCardDrag> | undefined;
  hintId: string;
  onMove: (dealId: string, to: Spot) => void;
}

export function BoardColumn({ column, stages, active, held, drag, hintId, onMove }: BoardColumnProps) {
  const { t } = useTranslation('deals');
  const titleId = useId();
  const { stageId, cards } = column;
  const shown = cards.filter(({ dealId }) => dealId !== drag?.dragged);
  const lineAt = drag?.over?.stageId === stageId ? drag.over.index : undefined;
  // The line stands before the card that would come next, the dragged one not counted.
  const lineBefore = lineAt === undefined ? undefined : shown[lineAt]?.dealId;
  return (
    // Dropping has its equal in the keys and the menu of each card.
    <section
      className={classes.column}
      aria-labelledby={titleId}
      data-outcome={column.outcome}
      data-stage={stageId}
      data-over={lineAt !== undefined || undefined}
      onDragOver={(event) => drag?.onDragOver(event, stageId)}
      onDrop={(event) => drag?.onDrop(event, stageId)}
    >
      <ColumnHead column={column} titleId={titleId} />
      <ul className={classes.cards} aria-labelledby={titleId}>
        {cards.map((card) => (
          <Fragment key={card.dealId}>
            {lineBefore === card.dealId ? <li className={classes.line} aria-hidden /> : null}
            <DealCard
              card={card}
              stages={stages}
              isActive={card.dealId === active}
              isHeld={card.dealId === held}
              drag={drag}
              hintId={hintId}
              onMove={onMove}
            />
          </Fragment>
        ))}
        {lineAt !== undefined && lineBefore === undefined ? (
          <li className={classes.line} aria-hidden />
        ) : null}
      </ul>
      {cards.length === 0 ? (
        <Text size="sm" c="dimmed" px={4}>
          {t('board.emptyStage')}
        </Text>
      ) : null}
      <MoreLink column={column} />
    </section>
  );
}

function ColumnHead({ column, titleId }: { column: Columns[number]; titleId: string }) {
  const { t } = useTranslation('deals');
  const mayCreate = useMay('deal.write');
  const { stageId, name, outcome, totals, probabilityPercent } = column;
  const count = totals.reduce((sum, total) => sum + total.count, 0);
  return (
    <Stack gap={2} className={classes.head}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title order={2} id={titleId} size="h3">
          {name}
        </Title>
        <Badge color="gray" variant="default" flex="none" aria-label={t('board.count', { count })}>
          {count}
        </Badge>
      </Group>
      <Group justify="space-between" wrap="nowrap" gap={4} mih="1.4rem">
        <Text size="xs" c="dimmed">
          {outcome === 'open'
            ? t('board.probability', { percent: probabilityPercent })
            : t('board.lastDays', { days: BOARD_CLOSED_DAYS })}
        </Text>
        {mayCreate && outcome === 'open' ? (
          <IconLink to="/deals/new" search={{ stageId }} aria-label={t('board.newIn', { stage: name })} />
        ) : null}
      </Group>
      <Text component="div" size="sm" fw={500} mih="1.5em">
        {totals.map(({ currency, sumCents }) => (
          <div key={currency}>
            <MoneyText cents={sumCents} currency={currency} />
          </div>
        ))}
      </Text>
    </Stack>
  );
}

/** The board shows the first of a stage; the list has them all. */
function MoreLink({ column: { stageId, outcome, totals, cards } }: { column: Columns[number] }) {
  const { t } = useTranslation('deals');
  const count = totals.reduce((sum, total) => sum + total.count, 0);
  if (outcome === 'open' && count <= cards.length) return null;
  return (
    <AnchorLink to="/deals/list" search={{ stageId, outcome }} size="sm" px={4}>
      {outcome === 'open' ? t('board.more', { count }) : t('board.allClosed')}
    </AnchorLink>
  );
}
