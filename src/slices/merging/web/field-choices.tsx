import { Paper, Radio, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import type { Contact } from '../../contacts/contract.ts';
import { MERGE_FIELDS, type MergeField, type MergePreview } from '../contract.ts';
import type { SideName } from './merge-page.tsx';
import classes from './merging.module.css';

const LABELS = {
  salutation: 'contacts:field.salutation',
  title: 'contacts:field.title',
  givenName: 'contacts:field.givenName',
  middleName: 'contacts:field.middleName',
  familyName: 'contacts:field.familyName',
  nameSuffix: 'contacts:field.nameSuffix',
  nickname: 'contacts:field.nickname',
  birthday: 'contacts:field.birthday',
  language: 'contacts:field.language',
  externalId: 'contacts:field.externalId',
  ownerId: 'contacts:field.owner',
  teamId: 'contacts:field.team',
} as const satisfies Record<MergeField, string>;

interface FieldChoicesProps {
  preview: MergePreview;
  kept: SideName;
  choices: Partial<Record<MergeField, SideName>>;
  onChoose: (name: MergeField, side: SideName) => void;
  note: SideName | 'both';
  onNote: (side: SideName | 'both') => void;
}

/** The value as a person reads it; '' where there is none. */
function useValues(): (contact: Contact, name: MergeField) => string {
  const { t, i18n } = useTranslation(['merging', 'contacts']);
  const { people, teams } = useColleagues();
  return (contact, name) => {
    if (name === 'salutation')
      return contact.salutation === 'none' ? '' : t(`contacts:salutation.${contact.salutation}`);
    if (name === 'birthday') {
      const { birthday } = contact;
      return birthday ? [birthday.day, birthday.month, birthday.year ?? ''].join('.') : '';
    }
    if (name === 'ownerId')
      return contact.ownerName ?? people.find(({ value }) => value === contact.ownerId)?.label ?? '';
    if (name === 'language')
      return contact.language
        ? (new Intl.DisplayNames([i18n.language], { type: 'language' }).of(contact.language) ?? '')
        : '';
    if (name === 'teamId') return teams.find(({ value }) => value === contact.teamId)?.label ?? '';
    return contact[name] ?? '';
  };
}

/** Side by side, what differs; chosen field by field. What only one of them has is taken from that one. */
export function FieldChoices(props: FieldChoicesProps) {
  const { t } = useTranslation(['merging', 'contacts']);
  const textOf = useValues();
  const { preview, kept, choices } = props;
  const gone: SideName = kept === 'first' ? 'second' : 'first';
  const rows = MERGE_FIELDS.map((name) => ({
    name,
    first: textOf(preview.first, name),
    second: textOf(preview.second, name),
  })).filter(({ first, second }) => first || second);
  const [noteOne, noteOther] = [preview.first.note ?? '', preview.second.note ?? ''];
  return (
    <Paper component="section" aria-labelledby="choices">
      <Title order={2} id="choices" mb="xs">
        {t('merge.fields')}
      </Title>
      {rows.map(({ name, first, second }) => {
        const label = t(LABELS[name]);
        if (first === second)
          return (
            <div key={name} className={classes.choice}>
              <span className={classes.name}>{label}</span>
              <span className={`${classes.value} ${classes.equal}`}>{first}</span>
            </div>
          );
        const has = { first: first !== '', second: second !== '' };
        return (
          <Choice
            key={name}
            label={label}
            options={[
              { value: 'first', label: first || t('merge.none') },
              { value: 'second', label: second || t('merge.none') },
            ]}
            value={choices[name] ?? (has[kept] ? kept : gone)}
            onChange={(side) => props.onChoose(name, side === 'first' ? 'first' : 'second')}
          />
        );
      })}
      {noteOne && noteOther && noteOne !== noteOther ? (
        <Choice
          label={t('merge.note')}
          options={[
            { value: 'first', label: noteOne },
            { value: 'second', label: noteOther },
            { value: 'both', label: t('merge.noteBoth') },
          ]}
          value={props.note}
          onChange={(side) => props.onNote(side === 'first' || side === 'second' ? side : 'both')}
        />
      ) : null}
    </Paper>
  );
}

interface ChoiceProps {
  label: string;
  options: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <fieldset className={classes.choice}>
      <VisuallyHidden component="legend">{label}</VisuallyHidden>
      <span className={classes.name} aria-hidden>
        {label}
      </span>
      {options.map((option) => (
        <Radio
          key={option.value}
          name={`choice-${label}`}
          value={option.value}
          label={<span className={classes.value}>{option.label}</span>}
          checked={value === option.value}
          onChange={() => onChange(option.value)}
        />
      ))}
    </fieldset>
  );
}
