import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import classes from './board.module.css';
import type { Card, Columns, Spot } from './board-order.ts';
import { ExpectedText } from './expected-text.tsx';
import { MoveMenu } from './move-menu.tsx';
import type { useCardDrag } from './use-card-drag.ts';

interface DealCardProps {
  card: Card;
  stages: Columns;
  isActive: boolean;
  isHeld: boolean;
  drag: ReturnType<typeof useCardDrag> | undefined;
  hintId: string;
  onMove: (dealId: string, to: Spot) => void;
}

const DAY = 86_400_000;

export function DealCard({ card, stages, isActive, isHeld, drag, hintId, onMove }: DealCardProps) {
  const { t } = useTranslation('deals');
  const mayMove = useMay('deal.write');
  const { dealId, title, company, people, outcome } = card;
  const days = Math.floor((Date.now() - new Date(card.stageSince).getTime()) / DAY);
  const tabIndex = isActive ? 0 : -1;
  const others = people.length - (company ? 0 : 1);
  return (
    <li
      className={classes.card}
      data-card={dealId}
      data-held={isHeld || undefined}
      data-dragged={drag?.dragged === dealId || undefined}
      draggable={drag !== undefined}
      onDragStart={(event) => drag?.onDragStart(event, dealId)}
      onDragEnd={drag?.onDragEnd}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap={4}>
        <AnchorLink
          to="/deals/$dealId"
          params={{ dealId }}
          className={classes.title!}
          draggable={false}
          tabIndex={tabIndex}
          data-deal={dealId}
          aria-describedby={hintId}
        >
          {title}
        </AnchorLink>
        {mayMove ? <MoveMenu card={card} stages={stages} tabIndex={tabIndex} onMove={onMove} /> : null}
      </Group>
      <Text size="sm" c="dimmed" lineClamp={1}>
        {company?.name ?? people[0]?.displayName}
        {!company && others > 0 ? t('card.andMore', { count: others }) : null}
      </Text>
      <Group justify="space-between" gap="xs" wrap="wrap" mt={4}>
        <Text component="div" size="sm" fw={550}>
          <MoneyText cents={card.amountCents} currency={card.currency} />
        </Text>
        <Text component="div" size="xs" c="dimmed">
          {card.expectedOn && outcome === 'open' ? <ExpectedText day={card.expectedOn} isOpen /> : null}
        </Text>
      </Group>
      {outcome === 'open' ? (
        <Text size="xs" c="dimmed">
          {days < 1 ? t('card.sinceToday') : t('card.since', { count: days })}
        </Text>
      ) : null}
    </li>
  );
}
