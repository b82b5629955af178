import { useTranslation } from 'react-i18next';
import { problem } from './problem-de.ts';

type Code = keyof typeof problem;
const isCode = (code: string): code is Code => Object.hasOwn(problem, code);

/** What was noticed about a row, in words. */
export function useProblemText(): (code: string) => string {
  const { t } = useTranslation('transfer');
  return (code) => (isCode(code) ? t(`problem.${code}`) : code);
}
