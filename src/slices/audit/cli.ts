import type { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { check } from '../../platform/http/problem.ts';
import type { AddCommands } from '../../platform/slice.ts';
import { auditPage, auditQuery } from './contract.ts';
import { readLog } from './read-log.ts';

interface AuditOptions {
  contact?: string;
  actor?: string;
  action?: string;
  purpose?: string;
  from?: string;
  to?: string;
  limit?: string;
  cursor?: string;
  json?: boolean;
}

/** `obhut audit`: the log of accesses, newest first; reading it is logged too. */
export const addCommands: AddCommands = (program, open) => {
  program
    .command('audit')
    .description('who did what, when, for what purpose, with which contacts (newest first)')
    .option('--contact <id>', 'entries that touched this contact')
    .option('--actor <id>', 'entries of this user or key')
    .option('--action <name>', 'such as contacts.list')
    .option('--purpose <key>', 'such as contract')
    .option('--from <time>', 'ISO 8601, such as 2026-11-24T08:00:00Z')
    .option('--to <time>', 'ISO 8601')
    .option('--limit <number>', 'entries, at most 200 (default 50)')
    .option('--cursor <cursor>', 'go on where the page before ended ("next" of --json)')
    .option('--json', 'print one line of JSON: {"items", "next"}')
    .action(async (options: AuditOptions) => console.log(await audit(await open(), options)));
};

/** Exported for the tests: what the command does, without the printing. */
export async function audit(ctx: Ctx, { json, contact, actor, ...rest }: AuditOptions): Promise<string> {
  const value = { ...rest, contactId: contact, actorId: actor };
  const [query] = check([{ at: 'option', schema: auditQuery, value }], 'en') as [z.output<typeof auditQuery>];
  const work = { actor: systemActor('rights'), purpose: 'rights', action: 'audit.read', reads: true };
  const page = auditPage.parse(await ctx.db.perform(work, (tx) => readLog(tx, query)));
  if (json) return JSON.stringify(page);
  if (page.items.length === 0) return 'No entry.';
  return page.items
    .map(({ at, actorKind, actorId, purpose, action, subjectCount, subjects }) =>
      [
        at,
        `${actorKind} ${actorId}`,
        purpose,
        action,
        `${subjectCount} contacts`,
        subjects.slice(0, 3).join(' '),
      ]
        .join('  ')
        .trim(),
    )
    .join('\n');
}
