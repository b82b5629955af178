import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { Facts } from '../../../web/ui/facts.tsx';
import type { Contact } from '../contract.ts';
import { Section } from './contact-details.tsx';

export function ContactIdentity({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation('contacts');
  const { teams } = useColleagues();
  const { salutation, birthday, language } = contact;
  const languageName = language
    ? new Intl.DisplayNames([i18n.language], { type: 'language' }).of(language)
    : null;
  return (
    <Section title={t('section.identity')}>
      <Facts
        facts={[
          [t('field.salutation'), salutation === 'none' ? null : t(`salutation.${salutation}`)],
          [t('field.title'), contact.title],
          [t('field.givenName'), contact.givenName],
          [t('field.middleName'), contact.middleName],
          [t('field.familyName'), contact.familyName],
          [t('field.nameSuffix'), contact.nameSuffix],
          [t('field.nickname'), contact.nickname],
          [t('field.birthday'), birthday ? formatBirthday(birthday, i18n.language) : null],
          [t('field.language'), languageName],
          [t('field.externalId'), contact.externalId],
          [t('field.owner'), contact.ownerName],
          [t('field.team'), teams.find(({ value }) => value === contact.teamId)?.label],
        ]}
      />
    </Section>
  );
}

/** The year may be unknown. */
function formatBirthday({ year, month, day }: NonNullable<Contact['birthday']>, language: string): string {
  const date = new Date(year ?? 2000, month - 1, day);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', {
    day: 'numeric',
    month: 'long',
    ...(year === null ? {} : { year: 'numeric' }),
  }).format(date);
}
