import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { MoneyText } from '../../../web/ui/money.tsx';
import type { Deal } from '../contract.ts';
import { ExpectedText } from './expected-text.tsx';

export function DealFacts({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const isOpen = deal.outcome === 'open';
  const weighted = Math.round((deal.amountCents * deal.probabilityPercent) / 100);
  return (
    <Facts
      facts={[
        [t('field.amount'), <MoneyText key="amount" cents={deal.amountCents} currency={deal.currency} />],
        [
          t('facts.weighted'),
          isOpen ? (
            <>
              <MoneyText cents={weighted} currency={deal.currency} />{' '}
              {t('facts.probability', { percent: deal.probabilityPercent })}
            </>
          ) : null,
        ],
        [
          t('field.expectedOn'),
          deal.expectedOn ? <ExpectedText key="expected" day={deal.expectedOn} isOpen={isOpen} /> : null,
        ],
        [t('facts.closedAt'), deal.closedAt ? <DateText key="closed" value={deal.closedAt} /> : null],
        [t('field.pipeline'), deal.pipelineName],
        [t('field.source'), deal.source],
        [t('field.owner'), deal.ownerName],
        [
          t('column.lastContact'),
          deal.lastContactAt ? (
            <DateText key="contact" value={deal.lastContactAt} withTime />
          ) : (
            t('column.never')
          ),
        ],
        [t('facts.createdAt'), <DateText key="created" value={deal.createdAt} withTime />],
      ]}
    />
  );
}
