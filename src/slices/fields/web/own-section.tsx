import { Anchor, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showOwn } from '../../../kernel/own-value.ts';
import { formatDay } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import type { OwnEntity } from '../contract.ts';
import { type NamedField, useOpenOwnFields } from './use-own-fields.ts';

interface OwnFactsProps {
  entity: OwnEntity;
  own: Record<string, string | number | boolean>;
  /** When values go before their record does. */
  ownEnds: Record<string, string>;
}

/** The own fields of a record that have a value, by name; nothing where the firm has no field that the purpose opens. */
export function OwnSection(props: OwnFactsProps) {
  const { t } = useTranslation('fields');
  const fields = useOpenOwnFields(props.entity);
  if (fields.length === 0) return null;
  const isEmpty = fields.every(({ key }) => props.own[key] === undefined);
  return (
    <Paper component="section" aria-label={t('section')}>
      <Title order={2} mb="xs">
        {t('section')}
      </Title>
      {isEmpty ? (
        <Text size="sm" c="dimmed">
          {t('value.empty')}
        </Text>
      ) : (
        <OwnFacts {...props} />
      )}
    </Paper>
  );
}

/** The same without a frame, for pages that have their own. */
export function OwnFacts({ entity, own, ownEnds }: OwnFactsProps) {
  const fields = useOpenOwnFields(entity);
  return (
    <Facts
      facts={fields.map((field) => [
        field.label,
        own[field.key] === undefined ? null : (
          <OwnValue key={field.key} field={field} value={String(own[field.key])} end={ownEnds[field.key]} />
        ),
      ])}
    />
  );
}

function OwnValue({ field, value, end }: { field: NamedField; value: string; end: string | undefined }) {
  const { t, i18n } = useTranslation('fields');
  const language = i18n.language === 'en' ? 'en' : 'de';
  const shown =
    field.type === 'date' ? formatDay(value, language) : showOwn(field.type, field.choices, value, language);
  return (
    <>
      {field.type === 'link' ? (
        <Anchor href={value} size="sm" target="_blank" rel="noreferrer">
          {value.replace(/^https:\/\//, '')}
        </Anchor>
      ) : (
        shown
      )}
      {end ? (
        <Text span size="xs" c="dimmed" display="block">
          {t('value.until', { day: formatDay(end, language) })}
        </Text>
      ) : null}
    </>
  );
}
