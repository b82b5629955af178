import { join } from 'node:path';
import type { Command } from 'commander';
import type { Ctx } from '../../platform/ctx.ts';
import type { AddCommands } from '../../platform/slice.ts';
import { OWN_IDENTITY, ownRecipient, readIdentities } from './age-file.ts';
import { BackupError } from './backup-error.ts';
import { replayCommand } from './replay-command.ts';
import { restoreBackup } from './restore.ts';
import { writeBackup } from './write-backup.ts';
import { writeKeyCopy } from './write-key-copy.ts';

interface BackupOptions {
  to?: string;
  keysTo?: string;
  recipient?: string[];
  keysOnly?: boolean;
  json?: boolean;
}
interface RestoreOptions {
  identity?: string;
  keys?: string;
  ledger?: string;
  json?: boolean;
}
export interface ReplayOptions {
  ledger?: string;
  withoutLedger?: boolean;
  reason?: string;
  json?: boolean;
}

/** `obhut backup`, `obhut restore`, `obhut replay`. */
export const addCommands: AddCommands = (program, open) => {
  json(program.command('backup'))
    .description('write an encrypted backup while the server works, and the copy of its keys')
    .option('--to <folder>', 'where to (OBHUT_BACKUPS); on another disk')
    .option(
      '--keys-to <folder>',
      'where the copy of the keys goes (OBHUT_BACKUP_KEYS); default: beside the backup',
    )
    .option(
      '--recipient <age1...>',
      'who can open it (OBHUT_BACKUP_RECIPIENT); may be given several times',
      collect,
    )
    .option('--keys-only', 'only the copy of the keys: from then on whoever was erased is in no older backup')
    .action(async (options: BackupOptions) => {
      const ctx = await open();
      const said = await backup(ctx, options);
      console.log(options.json ? JSON.stringify(said.result) : said.text);
    });
  json(program.command('restore'))
    .description(
      'restore a backup into an installation without a firm, and erase again whoever was erased since',
    )
    .argument('<file>', 'obhut-....age')
    .option('--identity <file>', 'age identity that opens it; default: the one in OBHUT_DATA/keys')
    .option('--keys <file>', 'copy of the keys; default: the newest beside the backup')
    .option('--ledger <file>', 'erasures.jsonl of the lost machine, newer than the copy of the keys')
    .action(async (file: string, options: RestoreOptions) => {
      const ctx = await open({ beforeReplay: true });
      const identities = await readIdentities(
        options.identity ?? join(ctx.config.dataDir, 'keys', OWN_IDENTITY),
      );
      const { keys, ledger } = options;
      const result = await restoreBackup(ctx, { file, identities, keys, ledger, onProgress: say(options) });
      console.log(
        options.json
          ? JSON.stringify(result)
          : `Restored: ${result.restored} people, ${result.rows} rows, ${result.files} files. ` +
              `Unreadable, for their keys are gone: ${result.unreadable} rows. Erased again: ${result.replayed}. ` +
              `Erased people who came back: ${result.resurrected}.`,
      );
      if (result.resurrected > 0) process.exitCode = 1;
    });
  json(program.command('replay'))
    .description(
      'do again what the ledger says, on a database that other tools restored (pgBackRest, snapshots)',
    )
    .option('--ledger <file>', 'a ledger that is newer than the one in OBHUT_DATA')
    .option('--without-ledger', 'there is none any more: go on as the database is')
    .option('--reason <why>', 'why there is none; stands in the log')
    .action(async (options: ReplayOptions) => {
      const result = await replayCommand(await open({ beforeReplay: true }), options, say(options));
      console.log(
        options.json
          ? JSON.stringify(result)
          : `Erased again: ${result.replayed}. Other entries done again: ${result.events}. Erased people who are there: ${result.resurrected}.`,
      );
      if (result.resurrected > 0) process.exitCode = 1;
    });
};

const json = (command: Command): Command => command.option('--json', 'print one line of JSON');
const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** Progress goes to stderr, and nowhere when a program reads. */
const say = (options: { json?: boolean }): ((line: string) => void) =>
  options.json ? () => {} : (line) => console.error(`  ${line}`);

/** Exported for the tests: what the command does, without the printing. */
export async function backup(ctx: Ctx, options: BackupOptions): Promise<{ result: object; text: string }> {
  const folder = options.to ?? ctx.config.backupsDir;
  const keysFolder = options.keysTo ?? ctx.config.backupKeysDir ?? folder;
  if (!folder || !keysFolder)
    throw new BackupError(
      'Where to? Name a folder on another disk with --to or OBHUT_BACKUPS: a backup beside the data is none.',
    );
  const named = options.recipient ?? ctx.config.backupRecipients ?? [];
  const own = named.length > 0 ? undefined : await ownRecipient(ctx.config.dataDir);
  const recipients = own ? [own.recipient] : named;
  const hint = own?.isNew
    ? `\nThe identity that opens backups was made just now: ${own.path}\nKeep a copy of it elsewhere. Without it no backup can be opened, and with this disk it is lost.`
    : '';
  if (options.keysOnly) {
    const result = await writeKeyCopy(ctx, { folder: keysFolder, recipients });
    const text = `${result.file}: ${result.keys} keys; ${result.removed} older copies removed.${hint}`;
    return { result, text };
  }
  const result = await writeBackup(ctx, { folder, keysFolder, recipients, onProgress: say(options) });
  const size = (result.bytes / 1e6).toFixed(1);
  const gone = result.filesGone > 0 ? `, ${result.filesGone} files gone meanwhile` : '';
  return {
    result,
    text: `${result.file}: ${result.rows} rows and ${result.files} files${gone}, ${size} MB in ${result.seconds.toFixed(1)} s.\n${result.keys}: the keys.${hint}`,
  };
}
