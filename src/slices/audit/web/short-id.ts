/**
 * The middle of an id, where those of one moment and those of one import differ: the beginning is a time, and the end
 * is the same for all contacts of an import. Names are for the works-council procedure (contract.ts).
 */
export const shortId = (id: string): string => `…${id.slice(20, 23)}${id.slice(24, 28)}`;

/** Obhut itself as an actor; as a contact, somebody erased since. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000';
