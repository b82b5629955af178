import { useTranslation } from 'react-i18next';
import type { action as actions } from './actions-de.ts';

type Slice = keyof typeof actions;
type Action = { [S in Slice]: `${S}.${keyof (typeof actions)[S] & string}` }[Slice];

/** What was done, in words; the name of the action where it has none yet. */
export function useActionText(): (action: string) => string {
  const { t, i18n } = useTranslation('audit');
  return (action) =>
    i18n.exists(`audit:action.${action}`) ? String(t(`action.${action as Action}`)) : action;
}

/** All actions that have words, as choices. */
export function useActionChoices(): { value: string; label: string }[] {
  const { i18n } = useTranslation('audit');
  const texts: Record<string, Record<string, string>> = i18n.getResource(i18n.language, 'audit', 'action');
  return Object.entries(texts)
    .flatMap(([slice, verbs]) =>
      Object.entries(verbs).map(([verb, label]) => ({ value: `${slice}.${verb}`, label })),
    )
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
}
