import type { Command } from 'commander';
import type { TableDeclaration } from '../kernel/register.ts';
import type { Ctx } from './ctx.ts';
import type { JobPayload, Tx } from './db/index.ts';
import type { Messages } from './http/problem.ts';
import type { Route } from './http/route.ts';

interface AnyJob {
  name: string;
  cron?: string;
  /**
   * Takes away for good what has ended or grown old, by the clock: rests while the clock lies or deletion is suspended
   * (docs/decisions/0032). A test runs every job with a clock that lies and looks whether anything is gone.
   */
  byClock?: true;
}
/** Work for later. Runs as the machine, under one purpose, in one transaction; or opens its own (`runOutside`). */
export type Job = AnyJob &
  (
    | { purpose: string; action: string; run(ctx: Ctx, tx: Tx, payload: JobPayload): Promise<void> }
    | { runOutside(ctx: Ctx, payload: JobPayload): Promise<void> }
  );

export interface OpenOptions {
  /** Also on a database that is older than its ledger: for the commands that bring it up to that. */
  beforeReplay?: boolean;
}

/**
 * Adds commands to `obhut`; `open` starts database and context and is ended by the caller. `jobs` are those of all slices,
 * for commands that work off a queue themselves.
 */
export type AddCommands = (
  program: Command,
  open: (options?: OpenOptions) => Promise<Ctx>,
  jobs: readonly Job[],
) => void;

/** A slice's table of contents; read this first. */
export interface Slice {
  name: string;
  routes: readonly Route[];
  jobs?: readonly Job[];
  commands?: AddCommands;
  /** Its part of the register: every table it owns, personal or not. */
  personalData: readonly TableDeclaration[];
  /** Texts of its fault codes. */
  messages?: Messages;
}
