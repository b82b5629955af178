import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EinvoiceFinding } from '../../contract-einvoice.ts';
import { useWriteAmount } from './amount.tsx';
import classes from './einvoices.module.css';

const SHOWN = 30;

/** Rules that an invoice breaks: in words, with both amounts, and with the number of the rule for whoever mends it. */
export function FindingList({
  findings,
  currency,
}: {
  findings: readonly EinvoiceFinding[];
  currency: string | null;
}) {
  const { t } = useTranslation('einvoices');
  const write = useWriteAmount(currency);
  const compared = ({ statedCents, expectedCents }: EinvoiceFinding): string =>
    statedCents === null && expectedCents === null
      ? ''
      : t('finding.compared', { stated: write(statedCents), expected: write(expectedCents) });
  return (
    <ul className={classes.findings}>
      {findings.slice(0, SHOWN).map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule can be broken twice, and the order is fixed
        <li key={index}>
          <Text size="sm" span>
            {[
              finding.line === null ? '' : `${t('finding.line', { line: finding.line })}:`,
              finding.message,
              compared(finding),
            ]
              .filter(Boolean)
              .join(' ')}{' '}
          </Text>
          <Text size="xs" c="dimmed" span>
            (
            {[...(finding.code.startsWith('BR-') ? [finding.code] : []), ...finding.terms.slice(0, 1)].join(
              ', ',
            )}
            )
          </Text>
        </li>
      ))}
      {findings.length > SHOWN ? <li>…</li> : null}
    </ul>
  );
}
