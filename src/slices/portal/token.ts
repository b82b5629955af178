import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, as they stand in a link or a cookie. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored of a token. 256 random bits need no slow hash, and who looks a hash up learns nothing from how long it
 * takes: nobody can choose one that begins like another.
 */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
