import { createReadStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { syncFolder } from '../../platform/files.ts';
import { BackupError, diskError } from './backup-error.ts';

/**
 * Writes bytes to an age file for these recipients, whole or not at all: under another name first, on the disk before it
 * gets its own. Returns its size.
 */
export async function writeAgeFile(
  path: string,
  recipients: readonly string[],
  bytes: AsyncIterable<Uint8Array>,
  beforeRename: () => Promise<void> = async () => {},
): Promise<number> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(checkedRecipient(recipient));
  const partial = `${path}.partial`;
  const folder = dirname(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(partial, 'w', 0o600);
    let size = 0;
    try {
      const encrypted = await encrypter.encrypt(
        WebStream.from(bytes) as unknown as ReadableStream<Uint8Array>,
      );
      for await (const chunk of encrypted) {
        await file.writeFile(chunk);
        size += chunk.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await beforeRename();
    await rename(partial, path);
    await syncFolder(folder);
    return size;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw diskError(path, error);
  }
}

/** The bytes of an age file. Throws BackupError when no identity opens it, or a byte was changed. */
export async function* readAgeFile(path: string, identities: readonly string[]): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  await access(path).catch((error) => {
    throw diskError(path, error);
  });
  const source = createReadStream(path, { highWaterMark: 1 << 18 });
  const name = basename(path);
  let hasBegun = false;
  try {
    const bytes = WebStream.from(source) as unknown as ReadableStream<Uint8Array>;
    for await (const chunk of await decrypter.decrypt(bytes)) {
      hasBegun = true;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const { message } = error as Error;
    if (!hasBegun && /no identity matched|incorrect|recipient/i.test(message))
      throw new BackupError(`${name} was not made for this identity.`);
    if (!hasBegun && /version|header|stanza/i.test(message)) throw new BackupError(`${name} is no age file.`);
    throw new BackupError(`${name} is damaged or was cut short.`);
  } finally {
    source.destroy();
  }
}

/** Identities (AGE-SECRET-KEY-1...) from a file as `age-keygen` writes it. */
export async function readIdentities(path: string): Promise<string[]> {
  const content = await readFile(path, 'utf8').catch((error) => {
    throw diskError(path, error);
  });
  const identities = content.split('\n').flatMap((line) => {
    const trimmed = line.trim();
    return trimmed && !trimmed.startsWith('#') ? [trimmed] : [];
  });
  if (identities.length === 0 || identities.some((line) => !/^AGE-SECRET-KEY-/.test(line)))
    throw new BackupError(`${path} holds no age identity (a line AGE-SECRET-KEY-1...).`);
  return identities;
}

export const OWN_IDENTITY = 'backup-identity.txt';

/** The installation's own identity, made at the first backup that names no recipient. `isNew`: just now. */
export async function ownRecipient(
  dataDir: string,
): Promise<{ recipient: string; path: string; isNew: boolean }> {
  const path = join(dataDir, 'keys', OWN_IDENTITY);
  const identity = await generateX25519Identity();
  const content = `# made by obhut backup; whoever has it can open the backups\n# public key: ${await identityToRecipient(identity)}\n${identity}\n`;
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600, flush: true });
    return { recipient: await identityToRecipient(identity), path, isNew: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw diskError(path, error);
    const [known] = await readIdentities(path);
    return { recipient: await identityToRecipient(known!), path, isNew: false };
  }
}

function checkedRecipient(recipient: string): string {
  if (!/^age1[a-z0-9]+$/.test(recipient))
    throw new BackupError(`${recipient.slice(0, 12)}... is no age recipient (age1...).`);
  return recipient;
}
