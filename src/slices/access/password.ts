import { hash, verify } from '@node-rs/argon2';

/** argon2id, 46 MiB, one pass: the strongest of the equal settings in OWASP's Password Storage Cheat Sheet. */
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/** One way to write an umlaut: a Mac sends it in two code points where other keyboards send one. */
const composed = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(composed(password), COST);

/** False for a wrong password and for a hash that is damaged. */
export const verifyPassword = (stored: { hash: string; password: string }): Promise<boolean> =>
  verify(stored.hash, composed(stored.password)).catch(() => false);
