import type { Register } from '../kernel/register.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/index.ts';
import type { Files } from './files.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';

/** What the running process has; made once in `app/`, handed to every handler, job and command. */
export interface Ctx {
  config: Config;
  db: Database;
  keys: Keys;
  files: Files;
  clock: Clock;
  log: Log;
  /** The collected register of personal columns, for the code that walks it. */
  register: Register;
}
