import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../web/ui/links.tsx';
import type { PreviewRow } from '../../contract.ts';
import { OUTCOME_TONES } from './tones.ts';
import { useProblemText } from './use-problem-text.ts';

/** What becomes of a row, and why it is not created. */
export function RowOutcome({ row: { outcome, reason, match } }: { row: PreviewRow }) {
  const { t } = useTranslation('transfer');
  const textOf = useProblemText();
  return (
    <div>
      <Badge color={OUTCOME_TONES[outcome]}>{t(`preview.outcome.${outcome}`)}</Badge>
      {reason ? (
        <Text size="xs" c="dimmed" mt={2}>
          {textOf(reason)}
        </Text>
      ) : null}
      {match ? (
        <Text size="xs" c="dimmed" mt={2}>
          {[
            t(`preview.match.${match.by}`),
            match.line === null ? '' : t('preview.match.line', { line: match.line }),
          ]
            .filter(Boolean)
            .join(', ')}
          {match.contactId ? (
            <>
              {' · '}
              <AnchorLink
                to="/contacts/$contactId"
                params={{ contactId: match.contactId }}
                size="xs"
                underline="always"
              >
                {t('preview.match.contact')}
              </AnchorLink>
            </>
          ) : null}
        </Text>
      ) : null}
    </div>
  );
}
