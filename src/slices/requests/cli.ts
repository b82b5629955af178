import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { type Actor, systemActor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FileAnswer } from '../../platform/http/route.ts';
import type { AddCommands } from '../../platform/slice.ts';
import { loadActorByEmail } from '../access/index.ts';
import { previewErasure } from '../retention/index.ts';
import { type OpenOptions, openRestricted, withHint } from './cli-restricted.ts';
import { accessReport, erasureReceipt } from './contract.ts';
import { eraseOnRequest, presentPreview } from './erase.ts';
import { answerReport } from './present-report.ts';
import { findPeople } from './store-find.ts';

interface Common {
  user?: string;
  json?: boolean;
}
interface ReportOptions extends Common {
  format: 'json' | 'pdf' | 'portability';
  language?: 'de' | 'en';
  out?: string;
}
interface EraseOptions extends Common {
  yes?: boolean;
  reason: 'request' | 'withdrawn';
  suppress: boolean;
}

/** `obhut subject`: the rights desk without a browser, through the same functions. */
export const addCommands: AddCommands = (program, open) => {
  const subject = program.command('subject').description('rights of a person: access report and erasure');
  common(subject.command('report').description('access report (Art. 15) or portability file (Art. 20)'))
    .addOption(
      new Option('--format <format>', 'json, pdf or portability')
        .choices(['json', 'pdf', 'portability'])
        .default('json'),
    )
    .addOption(new Option('--language <language>', 'default: what the person prefers').choices(['de', 'en']))
    .option('--out <file>', 'write to this file; needed for a PDF')
    .action(async (who: string, options: ReportOptions) =>
      console.log(await report(await open(), who, options)),
    );
  common(subject.command('erase').description('erase a person for good (Art. 17)'))
    .option('--yes', 'do it; without it the command only shows what would go')
    .addOption(new Option('--reason <reason>', 'why').choices(['request', 'withdrawn']).default('request'))
    .option('--no-suppress', 'let the person come back by import or interface')
    .action(async (who: string, options: EraseOptions) =>
      console.log(await erase(await open(), who, options)),
    );
  subject
    .command('open')
    .description(
      'ask to open the record of a restricted person (Art. 18); a second person decides in the browser',
    )
    .argument(
      '<who>',
      'whole e-mail address, phone number or customer number of the person, or the marker (E-....)',
    )
    .requiredOption('--user <email>', 'the data-protection officer who asks, and to whom it is opened')
    .requiredOption('--reason <text>', 'why; the second person reads it')
    .option('--alone', 'nobody else is there to look: only with the one account that the firm has')
    .option('--minutes <count>', 'with --alone: for how long, up to 480', '60')
    .option('--json', 'print one line of JSON')
    .action(async (who: string, options: OpenOptions) => {
      const ctx = await open();
      console.log(await openRestricted(ctx, await actorOf(ctx, options), who, options));
    });
};

const common = (command: Command): Command =>
  command
    .argument('<who>', 'contact id, e-mail address or phone number of the person')
    .option('--user <email>', 'act in the name of this user; else as the machine')
    .option('--json', 'print one line of JSON');

/** Exported for the tests: what the command does, without the printing. */
export async function report(ctx: Ctx, who: string, options: ReportOptions): Promise<string> {
  const { format, language, out } = options;
  if (format === 'pdf' && !out) throw invalid('--out', 'file-missing');
  const actor = await actorOf(ctx, options);
  const work = { actor, purpose: 'rights', action: 'requests.report', reads: true };
  const answer = await withHint(ctx, actor, who, () =>
    ctx.db.perform(work, async (tx) =>
      answerReport(ctx, tx, await onlyPerson(ctx, tx, who), { format, language }),
    ),
  );
  const content =
    answer instanceof FileAnswer
      ? answer.body
      : JSON.stringify(accessReport.parse(answer), null, options.json ? 0 : 2);
  if (!out) return content.toString();
  await writeFile(out, content, { mode: 0o600 });
  return options.json ? JSON.stringify({ file: out }) : `Written to ${out}`;
}

/** Exported for the tests: what the command does, without the printing. */
export async function erase(ctx: Ctx, who: string, options: EraseOptions): Promise<string> {
  const actor = await actorOf(ctx, options);
  const action = options.yes ? 'requests.erase' : 'requests.preview-erasure';
  const work = { actor, purpose: 'rights', action };
  const act = async (tx: Tx): Promise<string> => {
    const contactId = await onlyPerson(ctx, tx, who);
    if (options.yes) {
      const receipt = erasureReceipt.parse(await eraseOnRequest(ctx, tx, contactId, options));
      return options.json
        ? JSON.stringify(receipt)
        : `Erased. Receipt ${receipt.receiptId} of ${receipt.erasedAt}`;
    }
    const preview = presentPreview(await previewErasure(ctx, tx, contactId), 'en');
    if (options.json) return JSON.stringify(preview);
    const goes = preview.goes.map(({ label, rows }) => `${String(rows).padStart(9)}  ${label}`);
    const keeps = preview.keeps.map(({ what, why }) => `           ${what}: ${why}`);
    return ['Nothing was changed. With --yes this would go:', ...goes, 'and this would stay:', ...keeps].join(
      '\n',
    );
  };
  return withHint(ctx, actor, who, () => ctx.db.perform(work, act));
}

/** The one person meant; `not-found`, or `ambiguous` with their ids where several share the address. */
async function onlyPerson(ctx: Ctx, tx: Tx, who: string): Promise<string> {
  const found = await findPeople(tx, ctx.register, who.trim());
  if (found.length === 0) throw new AppError('not-found');
  if (found.length > 1) {
    throw new AppError('invalid-input', {
      faults: [{ at: 'who', code: 'several-people', params: { ids: found.join(', ') } }],
    });
  }
  return found[0]!;
}

async function actorOf(ctx: Ctx, { user }: Common): Promise<Actor> {
  if (user === undefined) return systemActor('rights');
  const actor = await loadActorByEmail(ctx, user);
  if (!actor) throw invalid('--user', 'no-such-user');
  if (!actor.permissions.has('rights.handle')) throw new AppError('not-allowed');
  return actor;
}
