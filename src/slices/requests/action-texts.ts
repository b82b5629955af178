import type { Bilingual } from '../../kernel/register.ts';

/**
 * What was done with a person's data, in words for that person, by the first word of the verb in `slice.verb`. A test
 * holds the list against every action there is.
 */
const VERBS: Record<string, Bilingual> = {
  read: { de: 'angesehen', en: 'viewed' },
  list: { de: 'in einer Liste angezeigt', en: 'shown in a list' },
  count: { de: 'gezählt', en: 'counted' },
  find: { de: 'bei einer Suche gefunden', en: 'found in a search' },
  create: { de: 'angelegt', en: 'recorded' },
  change: { de: 'geändert', en: 'changed' },
};

/** What the action means for the person; the bare name of one that nobody has put into words yet. */
export function describeAction(action: string, language: 'de' | 'en'): string {
  const verb = action.split('.')[1]?.split('-')[0] ?? '';
  return VERBS[verb]?.[language] ?? action;
}

/** Whether the action has its words. */
export const isDescribed = (action: string): boolean => describeAction(action, 'de') !== action;
