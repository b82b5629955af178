/** The end of an id: beginnings are times, and alike. Names are for the works-council procedure (contract.ts). */
export const shortId = (id: string): string => `…${id.slice(-6)}`;

/** Obhut itself as an actor; as a contact, somebody erased since. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000';
