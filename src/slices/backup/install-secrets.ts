import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../platform/files.ts';
import { BackupError } from './backup-error.ts';

/**
 * Puts the secrets of a key copy into `OBHUT_DATA/keys`. One of the same name that says something else was made by a start
 * without a firm; it is kept under another name. Whole files, each before its name.
 */
export async function installSecrets(dataDir: string, secrets: Record<string, string>): Promise<void> {
  const folder = join(dataDir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, secret] of Object.entries(secrets)) {
    if (!/^[a-z-]+$/.test(name) || !/^[0-9a-f]{64}$/.test(secret))
      throw new BackupError('The key copy is damaged.');
    const path = join(folder, `${name}.key`);
    const known = await readFile(path, 'utf8').catch(() => undefined);
    if (known?.trim() === secret) continue;
    if (known !== undefined) await rename(path, `${path}.before-restore`);
    await writeFile(`${path}.partial`, secret, { mode: 0o600, flush: true });
    await rename(`${path}.partial`, path);
  }
  await syncFolder(folder);
}
