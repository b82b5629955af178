import { resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  OBHUT_DATA: z.string().min(1).default('./obhut-data'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where people reach Obhut, when a proxy stands before it: decides cookies and the origin check. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Folder for backups, and one for the copies of their keys where those lie elsewhere. Both on another disk. */
  OBHUT_BACKUPS: z.string().min(1).optional(),
  OBHUT_BACKUP_KEYS: z.string().min(1).optional(),
  /** age recipients (age1...), separated by commas: who can open a backup. */
  OBHUT_BACKUP_RECIPIENT: z.string().optional(),
  /** A second copy of the ledger, on another disk than OBHUT_DATA. */
  OBHUT_LEDGER_COPY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
});

export interface Config {
  /** Absolute path; holds database, keys, files and ledger. */
  dataDir: string;
  port: number;
  host: string;
  databaseUrl: string | undefined;
  publicUrl: string | undefined;
  logLevel: string;
  /** Absolute paths, where given. */
  backupsDir?: string | undefined;
  backupKeysDir?: string | undefined;
  backupRecipients?: readonly string[];
  ledgerCopy?: string | undefined;
}

/** Reads the environment, once, for `entry/`. Throws with one line for each variable at fault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const { OBHUT_DATA, PORT, HOST, DATABASE_URL, PUBLIC_URL, LOG_LEVEL } = parsed.data;
  return {
    dataDir: resolve(OBHUT_DATA),
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    publicUrl: PUBLIC_URL,
    logLevel: LOG_LEVEL,
    backupsDir: absolute(parsed.data.OBHUT_BACKUPS),
    backupKeysDir: absolute(parsed.data.OBHUT_BACKUP_KEYS),
    backupRecipients: (parsed.data.OBHUT_BACKUP_RECIPIENT ?? '').split(/[\s,]+/).filter(Boolean),
    ledgerCopy: absolute(parsed.data.OBHUT_LEDGER_COPY),
  };
}

const absolute = (path: string | undefined): string | undefined => (path ? resolve(path) : undefined);
