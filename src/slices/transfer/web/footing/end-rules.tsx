import { List, Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePurposeLabel, usePurposes } from '../../../../web/ui/labels.tsx';
import type { PlanValues } from '../plan-values.ts';
import type { FootingPart } from './footing-step.tsx';
import { hasConsents } from './footing-values.ts';

/** By which rule the grounds of each purpose end: it is proposed for every row. */
export function EndRules({ form }: FootingPart) {
  const { t, i18n } = useTranslation('transfer');
  const labelOf = usePurposeLabel();
  const used = purposesOf(form.values);
  const rules = usePurposes().flatMap(({ key, ruleDe, ruleEn }) => {
    const rule = i18n.language === 'en' ? ruleEn : ruleDe;
    return used.has(key) && rule ? [t('footing.bases.ruleOf', { purpose: labelOf(key), rule })] : [];
  });
  if (rules.length === 0) return null;
  return (
    <Paper component="section" aria-labelledby="end-rules">
      <Title order={3} id="end-rules" mb="xs">
        {t('footing.bases.rules')}
      </Title>
      <List size="sm">
        {rules.map((rule) => (
          <List.Item key={rule}>{rule}</List.Item>
        ))}
      </List>
    </Paper>
  );
}

const purposesOf = ({ mapping, footing }: PlanValues): Set<string> =>
  new Set([
    ...footing.bases.filter(({ legalBasis }) => legalBasis).map(({ purpose }) => purpose),
    ...(footing.consents !== 'none' && hasConsents(mapping) ? [footing.consentPurpose] : []),
  ]);
