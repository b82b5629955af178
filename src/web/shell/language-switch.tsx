import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { me as meSchema } from '../../slices/access/contract.ts';
import { api } from '../api.ts';
import { currentLanguage, type Language, speak } from '../i18n/index.ts';
import { sessionQuery } from '../session.tsx';

const CHOICES = [
  { value: 'de', label: 'DE' },
  { value: 'en', label: 'EN' },
];

/** Changes the page at once and, for those signed in, the account. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const choose = async (language: Language) => {
    await speak(language);
    if (!client.getQueryData(sessionQuery.queryKey)) return;
    const me = await api.patch('/api/v1/me', { body: { language }, schema: meSchema });
    client.setQueryData(sessionQuery.queryKey, me);
  };
  return (
    <SegmentedControl
      size="xs"
      data={CHOICES}
      value={currentLanguage()}
      onChange={(value) => void choose(value === 'en' ? 'en' : 'de')}
      aria-label={t('shell.language')}
    />
  );
}
