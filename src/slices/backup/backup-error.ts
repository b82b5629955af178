/** What went wrong with a backup, in a sentence for whoever runs the command. Carries no personal data. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** The same for what the disk refused. */
export function diskError(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BackupError(`The disk is full: ${path} could not be written, and nothing of it was left.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new BackupError(`${path} cannot be written: ${code === 'EROFS' ? 'read-only' : 'no permission'}.`);
  if (code === 'ENOENT') return new BackupError(`There is no ${path}.`);
  if (code === 'EIO') return new BackupError(`The disk could not read or write ${path}.`);
  return error;
}
