import { Badge, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LegalBasis } from '../../kernel/purpose.ts';
import { type Purpose, purposeList } from '../../slices/grounds/contract.ts';
import { api } from '../api.ts';
import { usePurpose } from '../session.tsx';

/** All purposes of the firm, with the rules that propose an end. They seldom change and are no personal data. */
export function usePurposes(): readonly Purpose[] {
  const { purpose } = usePurpose();
  const { data } = useQuery({
    queryKey: ['purposes'],
    queryFn: () => api.get('/api/v1/purposes', { purpose, schema: purposeList }),
    staleTime: 600_000,
  });
  return data?.items ?? [];
}

/** Name of a purpose in the language of the page; its key until the names have come. */
export function usePurposeLabel(): (key: string) => string {
  const { i18n } = useTranslation();
  const purposes = usePurposes();
  return (key) => {
    const found = purposes.find((purpose) => purpose.key === key);
    if (!found) return key;
    return i18n.language === 'en' ? found.labelEn : found.labelDe;
  };
}

interface PurposeBadgeProps {
  purposeKey: string;
  /** Not open: named, but quieter. */
  isClosed?: boolean;
}

export function PurposeBadge({ purposeKey, isClosed = false }: PurposeBadgeProps) {
  const label = usePurposeLabel();
  return (
    <Badge color={isClosed ? 'gray' : 'petrol'} variant={isClosed ? 'default' : 'light'}>
      {label(purposeKey)}
    </Badge>
  );
}

export function PurposeBadges({ keys }: { keys: readonly string[] }) {
  return (
    <Group gap={4}>
      {keys.map((key) => (
        <PurposeBadge key={key} purposeKey={key} />
      ))}
    </Group>
  );
}

/** The legal basis by name. */
export function LegalBasisBadge({ basis }: { basis: LegalBasis }) {
  const { t } = useTranslation('grounds');
  return (
    <Badge variant="outline" color="gray">
      {t(`basis.${basis}`)}
    </Badge>
  );
}
