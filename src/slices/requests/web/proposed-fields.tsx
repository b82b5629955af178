import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { contact as contactSchema, SALUTATIONS } from '../../contacts/contract.ts';
import { proposedChanges, type RequestDetail } from '../contract.ts';

interface ProposedFieldsProps {
  /** Null: nobody's yet, and nothing to put beside it. */
  contactId: string | null;
  proposed: NonNullable<RequestDetail['proposed']>;
}

/** A value of a contact in one line for each part. */
function linesOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(linesOf).filter(Boolean).join('\n');
  if (typeof value !== 'object') return String(value);
  const { kind: _kind, entered: _entered, ...parts } = value as Record<string, unknown>;
  return Object.values(parts).map(linesOf).filter(Boolean).join(', ');
}

/** In full, or without the year where that is not known. */
function birthdayIn(value: unknown, language: string): string {
  const { year, month, day } = (value ?? {}) as { year?: number | null; month?: number; day?: number };
  if (!month || !day) return '';
  // 2000 has a 29 February.
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
  const known = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, year ? { ...known, year: 'numeric' } : known).format(date);
}

function languageIn(value: string, language: string): string {
  if (!/^[a-z]{2,3}$/.test(value)) return value;
  return new Intl.DisplayNames([language], { type: 'language' }).of(value) ?? value;
}

/** Art. 16: what is held beside what the person says it should be. */
export function ProposedFields({ contactId, proposed }: ProposedFieldsProps) {
  const { t, i18n } = useTranslation(['requests', 'contacts']);
  const { data } = useApi(`/api/v1/contacts/${contactId}`, {
    schema: contactSchema,
    enabled: contactId !== null,
  });
  const fields = proposedChanges.safeParse(proposed).data ?? {};
  const inWords = (name: keyof typeof fields, value: unknown): string => {
    const salutation = name === 'salutation' && SALUTATIONS.find((known) => known === value);
    if (salutation) return t(`contacts:salutation.${salutation}`);
    if (name === 'birthday') return birthdayIn(value, i18n.language);
    if (name === 'language' && typeof value === 'string') return languageIn(value, i18n.language);
    return linesOf(value);
  };
  const names = (Object.keys(fields) as (keyof typeof fields)[]).filter((name) => fields[name] !== undefined);
  return (
    <Table.ScrollContainer minWidth={300}>
      <Table aria-label={t('proposed.title')} verticalSpacing={4} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('proposed.field')}</Table.Th>
            <Table.Th scope="col">{t('proposed.held')}</Table.Th>
            <Table.Th scope="col">{t('proposed.wanted')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody style={{ whiteSpace: 'pre-line', verticalAlign: 'top' }}>
          {names.map((name) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {t(`proposed.of.${name}`)}
              </Table.Th>
              <Table.Td>{inWords(name, data?.[name]) || '–'}</Table.Td>
              <Table.Td fw={500}>{inWords(name, fields[name]) || '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
