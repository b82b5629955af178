/** What the operator's commands and the drill may call. */
export { ownRecipient, readIdentities } from './age-file.ts';
export { BackupError } from './backup-error.ts';
export { KeyRing } from './key-ring.ts';
export { type Opened, openBackup } from './open-backup.ts';
export { type KeyCopy, openKeyCopy } from './open-key-copy.ts';
export { type Restored, type RestoreSource, restoreBackup } from './restore.ts';
export { type BackupTarget, type WrittenBackup, writeBackup } from './write-backup.ts';
export { type WrittenKeyCopy, writeKeyCopy } from './write-key-copy.ts';
