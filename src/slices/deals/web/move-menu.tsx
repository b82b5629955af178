import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowsMove, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Card, type Columns, columnOf, type Spot, spotOf } from './board-order.ts';

interface MoveMenuProps {
  card: Card;
  stages: Columns;
  tabIndex: 0 | -1;
  onMove: (dealId: string, to: Spot) => void;
}

/** The way to move a card without dragging: on phones, and for whoever likes it better. */
export function MoveMenu({ card: { dealId, title }, stages, tabIndex, onMove }: MoveMenuProps) {
  const { t } = useTranslation('deals');
  const spot = spotOf(stages, dealId);
  const own = spot && columnOf(stages, spot.stageId);
  if (!spot || !own) return null;
  const isOpen = own.outcome === 'open';
  return (
    // Outside the board, which scrolls sideways and would cut it off.
    <Menu withinPortal portalProps={{ target: '#main' }} position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon size="sm" tabIndex={tabIndex} aria-label={t('card.move', { title })}>
          <IconArrowsMove size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('card.moveTo')}</Menu.Label>
        {stages
          .filter(({ stageId }) => stageId !== spot.stageId)
          .map(({ stageId, name, outcome }) => (
            <Menu.Item key={stageId} onClick={() => onMove(dealId, { stageId, index: 0 })}>
              {outcome === 'open' ? name : t('card.closeAs', { stage: name })}
            </Menu.Item>
          ))}
        {isOpen && spot.index > 0 ? (
          <Menu.Item
            leftSection={<IconArrowUp size={14} aria-hidden />}
            onClick={() => onMove(dealId, { ...spot, index: spot.index - 1 })}
          >
            {t('card.up')}
          </Menu.Item>
        ) : null}
        {isOpen && spot.index < own.cards.length - 1 ? (
          <Menu.Item
            leftSection={<IconArrowDown size={14} aria-hidden />}
            onClick={() => onMove(dealId, { ...spot, index: spot.index + 1 })}
          >
            {t('card.down')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
