import { ActionIcon, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateText, formatDay } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { LegalBasisBadge, PurposeBadge, usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import type { Ground } from '../contract.ts';
import classes from './grounds.module.css';

export type GroundAction = 'withdraw' | 'end' | 'changeEnd';

interface GroundCardProps {
  ground: Ground;
  /** Not shown to those who may not change grounds. */
  onAction?: ((action: GroundAction, ground: Ground) => void) | undefined;
}

/** One ground: what for, on what basis, from where, proved by what, until when. */
export function GroundCard({ ground, onAction }: GroundCardProps) {
  const { t, i18n } = useTranslation('grounds');
  const day = (value: string) => formatDay(value, i18n.language);
  return (
    <li className={classes.ground}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap={6}>
          <PurposeBadge purposeKey={ground.purpose} isClosed={!ground.isOpen} />
          <LegalBasisBadge basis={ground.legalBasis} />
        </Group>
        {onAction && ground.status === 'given' ? <GroundMenu ground={ground} onAction={onAction} /> : null}
      </Group>
      <Facts
        size="xs"
        facts={[
          [t('panel.period'), t('panel.until', { from: day(ground.startsAt), to: day(ground.endsAt) })],
          [t('panel.from'), [t(`origin.${ground.origin}`), ground.originDetail].filter(Boolean).join(': ')],
          [
            t('panel.evidence'),
            <span key="evidence" className={classes.evidence}>
              {ground.evidence || t('panel.noEvidence')}
            </span>,
          ],
          [t('panel.rule'), useRuleOf(ground)],
        ]}
      />
      {ground.isOpen ? null : (
        <Stack gap={0}>
          <Text size="xs" c="dimmed">
            {t(`status.${closedBy(ground)}`)}
            {ground.status === 'given' ? null : (
              <>
                {' · '}
                <DateText value={ground.statusAt} />
              </>
            )}
          </Text>
        </Stack>
      )}
    </li>
  );
}

/** Why it ends then: the rule of its purpose, or the words of who chose the end. */
function useRuleOf({ endRule, purpose }: Ground): string | null {
  const { i18n } = useTranslation();
  const rule = usePurposes().find(({ key }) => key === purpose);
  if (endRule === purpose) return (i18n.language === 'en' ? rule?.ruleEn : rule?.ruleDe) ?? null;
  return endRule === 'own' ? null : endRule;
}

/** A ground that nobody closed can be too early or over. */
function closedBy({ status, startsAt, endsAt }: Ground) {
  if (status !== 'given') return status;
  if (new Date(startsAt) > new Date()) return 'notYet';
  return new Date(endsAt) > new Date() ? 'resting' : 'expired';
}

function GroundMenu({ ground, onAction }: Required<GroundCardProps>) {
  const { t } = useTranslation('grounds');
  const labelOf = usePurposeLabel();
  if (!onAction) return null;
  const isConsent = ground.legalBasis === 'consent';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('action.more', { purpose: labelOf(ground.purpose) })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isConsent ? (
          <Menu.Item onClick={() => onAction('withdraw', ground)}>{t('action.withdraw')}</Menu.Item>
        ) : null}
        <Menu.Item onClick={() => onAction('changeEnd', ground)}>{t('action.changeEnd')}</Menu.Item>
        <Menu.Item onClick={() => onAction('end', ground)}>{t('action.end')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
