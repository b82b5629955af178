import type { z } from 'zod';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import { RESTRICTION_REASONS } from '../../grounds/contract.ts';
import { MEASURES_OF, type measure, type RequestDetail } from '../contract.ts';

type Body = z.input<typeof measure>;

/** What the form of an answer asks, for all kinds of measures; the body takes what belongs to its own. */
export interface MeasureValues {
  how: 'proposed' | 'done';
  suppress: boolean;
  reason: string;
  note: string;
  reviewOn: string;
  directMarketing: boolean;
  purposes: string[];
  groundIds: string[];
  outcome: 'none' | 'upheld' | 'changed';
  reasons: string;
  /** Of a question: what the letter says. */
  text: string;
}

export const measureValues = ({ proposed }: RequestDetail): MeasureValues => ({
  how: proposed ? 'proposed' : 'done',
  suppress: true,
  reason: RESTRICTION_REASONS[0],
  note: '',
  reviewOn: dayOf(addDays(30)),
  directMarketing: true,
  purposes: [],
  groundIds: [],
  outcome: 'none',
  reasons: '',
  text: '',
});

/** Which measure answers this request: a stranger is told that nothing is held, unless they only asked something. */
export const measureOf = ({ kind, contactId }: RequestDetail): Body['what'] =>
  contactId === null && kind !== 'question' ? 'nothing-held' : MEASURES_OF[kind][0]!;

/** The measure as the server takes it; undefined while what it needs is not chosen. */
export function measureBody(what: Body['what'], values: MeasureValues): Body | undefined {
  switch (what) {
    case 'correction':
      return { what, how: values.how };
    case 'erasure':
      return { what, confirm: true, suppress: values.suppress };
    case 'restriction': {
      const reason = RESTRICTION_REASONS.find((known) => known === values.reason) ?? RESTRICTION_REASONS[0];
      return { what, reason, note: values.note, reviewOn: values.reviewOn };
    }
    case 'objection':
      return {
        what,
        directMarketing: values.directMarketing,
        ...(values.purposes.length > 0 ? { purposes: values.purposes } : {}),
      };
    case 'withdrawal':
      return values.groundIds.length > 0 ? { what, groundIds: values.groundIds } : undefined;
    case 'review':
      return { what, outcome: values.outcome, reasons: values.reasons };
    case 'reply':
      return values.text.trim() ? { what, text: values.text } : undefined;
    default:
      return { what };
  }
}

/** What is sent where something is missing: the server says what. */
export const unfinishedBody = (what: Body['what'], values: MeasureValues): object =>
  measureBody(what, values) ?? (what === 'reply' ? { what, text: '' } : { what, groundIds: [] });
