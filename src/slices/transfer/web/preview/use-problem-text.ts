import { useTranslation } from 'react-i18next';
import type { problem } from './problem-de.ts';

type Code = keyof typeof problem;

/** What was noticed about a row, in words; the code where it has none yet. */
export function useProblemText(): (code: string) => string {
  const { t, i18n } = useTranslation('transfer');
  return (code) => (i18n.exists(`transfer:problem.${code}`) ? t(`problem.${code as Code}`) : code);
}
