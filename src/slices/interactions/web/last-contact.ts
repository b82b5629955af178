import { z } from 'zod';
import { startOfDay } from '../../../web/ui/dates.tsx';

const day = z.iso.date().optional().catch(undefined);

/** The filter by last contact as it stands in the address of a list; days are those of the page. */
export const lastContactSearch = {
  lastContact: z.enum(['never']).optional().catch(undefined),
  lastContactBefore: day,
  lastContactSince: day,
};
export interface LastContact {
  lastContact?: 'never' | undefined;
  lastContactBefore?: string | undefined;
  lastContactSince?: string | undefined;
}
/** Names of the filter, for lists that count or clear theirs. */
export const LAST_CONTACT_FILTERS = ['lastContact', 'lastContactBefore', 'lastContactSince'] as const;
export const NO_LAST_CONTACT: LastContact = {
  lastContact: undefined,
  lastContactBefore: undefined,
  lastContactSince: undefined,
};

/** The address as the API wants it. */
export const lastContactQuery = ({
  lastContact,
  lastContactBefore,
  lastContactSince,
}: LastContact): LastContact => ({
  lastContact,
  lastContactBefore: lastContactBefore && startOfDay(lastContactBefore),
  lastContactSince: lastContactSince && startOfDay(lastContactSince),
});
