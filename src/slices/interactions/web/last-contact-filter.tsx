import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { type LastContact, NO_LAST_CONTACT } from './last-contact.ts';

/** A quarter of a year: whoever was last spoken to before that has waited long. */
const LONG_DAYS = 90;

interface LastContactFilterProps {
  value: LastContact;
  onChange: (next: LastContact) => void;
}

/** Never, before a day, or since a day: two fields of a grid of filters. Nothing where the purpose does not open communication. */
export function LastContactFilter({ value, onChange }: LastContactFilterProps) {
  const { t } = useTranslation('interactions');
  const opens = useOpensCategory()('communication');
  const kind =
    value.lastContact ?? (value.lastContactBefore ? 'before' : value.lastContactSince ? 'since' : '');
  // What an address brought along can be taken back under every purpose.
  if (!opens && kind === '') return null;
  const choose = (next: string) => {
    const day = value.lastContactBefore ?? value.lastContactSince ?? dayOf(addDays(-LONG_DAYS));
    onChange({
      ...NO_LAST_CONTACT,
      ...(next === 'never' ? { lastContact: 'never' } : {}),
      ...(next === 'before' ? { lastContactBefore: day } : {}),
      ...(next === 'since' ? { lastContactSince: day } : {}),
    });
  };
  return (
    <>
      <NativeSelect
        label={t('lastContact.filter')}
        data={[
          { value: '', label: t('lastContact.any') },
          { value: 'before', label: t('lastContact.before') },
          { value: 'since', label: t('lastContact.since') },
          { value: 'never', label: t('lastContact.never') },
        ]}
        value={kind}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {kind === 'before' || kind === 'since' ? (
        <TextInput
          type="date"
          label={t('lastContact.day')}
          value={value.lastContactBefore ?? value.lastContactSince ?? ''}
          onChange={(event) => {
            const day = event.currentTarget.value || undefined;
            if (day)
              onChange({
                ...NO_LAST_CONTACT,
                [kind === 'before' ? 'lastContactBefore' : 'lastContactSince']: day,
              });
          }}
        />
      ) : null}
    </>
  );
}
