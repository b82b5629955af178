import type { z } from 'zod';
import type { draft as draftSchema } from '../contract.ts';

type Draft = z.output<typeof draftSchema>;

/** The name of the person or, failing that, what else says who it is. */
export const nameOf = (draft: Draft): string =>
  [draft.title, draft.givenName, draft.middleName, draft.familyName, draft.nameSuffix]
    .filter(Boolean)
    .join(' ') ||
  draft.nickname ||
  (draft.kind === 'company' ? draft.company?.name : undefined) ||
  '';

/** The shortest way to reach them, and where they are. */
export const reachOf = ({ emails, phones, addresses }: Draft): string =>
  [emails[0]?.address ?? phones[0]?.number ?? phones[0]?.original, addresses[0]?.city]
    .filter(Boolean)
    .join(' · ');
