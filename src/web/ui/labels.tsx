import { Badge, Group, VisuallyHidden } from '@mantine/core';
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

interface PurposeBadgesProps {
  keys: readonly string[];
  /** One line: so many by name, the others as a number. */
  shown?: number;
}

export function PurposeBadges({ keys, shown = keys.length }: PurposeBadgesProps) {
  const label = usePurposeLabel();
  const others = keys.slice(shown).map(label).join(', ');
  return (
    <Group gap={4} wrap={shown < keys.length ? 'nowrap' : 'wrap'}>
      {keys.slice(0, shown).map((key) => (
        <PurposeBadge key={key} purposeKey={key} />
      ))}
      {others ? (
        <Badge color="gray" variant="default" title={others} flex="none">
          +{keys.length - shown}
          <VisuallyHidden> {others}</VisuallyHidden>
        </Badge>
      ) : null}
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

/** Whether the purpose in the header opens a category of data. */
export function useOpensCategory(): (category: string) => boolean {
  const { purpose } = usePurpose();
  const purposes = usePurposes();
  const categories = purposes.find(({ key }) => key === purpose)?.categories ?? [];
  return (category) => categories.includes(category);
}
