import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../web/ui/facts.tsx';
import type { Contact } from '../../contacts/contract.ts';
import type { MergePreview } from '../contract.ts';
import type { SideName } from './merge-page.tsx';

/** What of both comes together: each value once, those of the contact that stays first. */
export function UnitedLists({ preview, kept }: { preview: MergePreview; kept: SideName }) {
  const { t } = useTranslation(['merging', 'contacts']);
  const sides = [preview[kept], preview[kept === 'first' ? 'second' : 'first']];
  const both = (valuesOf: (contact: Contact) => string[]): string =>
    [...new Set(sides.flatMap(valuesOf))].join(', ');
  return (
    <Paper component="section" aria-labelledby="united">
      <Title order={2} id="united" mb="xs">
        {t('merge.unitedTitle')}
      </Title>
      <Facts
        facts={[
          [t('contacts:section.emails'), both(({ emails }) => emails.map(({ address }) => address))],
          [t('contacts:section.phones'), both(({ phones }) => phones.map(({ number }) => number))],
          [
            t('contacts:section.addresses'),
            both(({ addresses }) =>
              addresses.map(({ street, postalCode, city }) =>
                [street, `${postalCode} ${city}`.trim()].filter(Boolean).join(', '),
              ),
            ),
          ],
          [
            t('contacts:section.socials'),
            both(({ socials }) => socials.map(({ network, handle }) => `${network}: ${handle}`)),
          ],
          [t('contacts:section.companies'), both(({ companies }) => companies.map(({ name }) => name))],
          [t('contacts:field.tags'), both(({ tags }) => tags)],
        ]}
      />
    </Paper>
  );
}
