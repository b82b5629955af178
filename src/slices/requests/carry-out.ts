import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FileAnswer } from '../../platform/http/route.ts';
import { correctContact } from '../contacts/index.ts';
import { changeGround, objectByPerson, restrictContact } from '../grounds/index.ts';
import { type erasureReceipt, MEASURES_OF, type Measure } from './contract.ts';
import { eraseOnRequest } from './erase.ts';
import { LETTER_TEXTS } from './letter-texts.ts';
import { answerReport } from './present-report.ts';
import type { File } from './send-letter.ts';
import type { RequestRow } from './store.ts';
import type { Step } from './store-event.ts';

type Language = 'de' | 'en';

/** What carrying out left: files for the person, steps for the history, the receipt of an erasure. */
export interface CarriedOut {
  enclosures: File[];
  steps: Step[];
  receipt: z.input<typeof erasureReceipt> | null;
}

/** Whether this measure answers this request. Throws `invalid-input`. */
export function checkMeasure(request: RequestRow, measure: Measure): void {
  if (!MEASURES_OF[request.kind].includes(measure.what))
    throw invalid('body.measure.what', 'measure-not-for-kind');
  const isKnown = request.contact_id !== null;
  if (measure.what === 'nothing-held' && isKnown) throw invalid('body.measure.what', 'something-held');
  // A question is answered to whoever asks it.
  if (measure.what !== 'nothing-held' && measure.what !== 'reply' && !isKnown)
    throw invalid('body.measure.what', 'assign-first');
  if (measure.what === 'correction' && measure.how === 'proposed' && !request.proposed)
    throw invalid('body.measure.how', 'nothing-proposed');
  if (measure.what === 'review' && measure.outcome !== 'none' && !measure.reasons)
    throw invalid('body.measure.reasons', 'reasons-missing');
}

/** Does what was asked, through the slices that own it. A restriction comes last, by `restrictAfter`. */
export async function carryOut(
  ctx: Ctx,
  tx: Tx,
  request: RequestRow,
  measure: Measure,
  language: Language,
): Promise<CarriedOut> {
  const contactId = request.contact_id;
  const done = (steps: Step[], enclosures: File[] = []): CarriedOut => ({ steps, enclosures, receipt: null });
  if (!contactId) return done([]);
  switch (measure.what) {
    case 'report':
      return done([], [await reportFile(ctx, tx, contactId, 'pdf', language)]);
    case 'portability':
      return done([], [await reportFile(ctx, tx, contactId, 'portability', language)]);
    case 'correction':
      if (measure.how === 'proposed')
        await correctContact(ctx, tx, contactId, request.proposed!, {
          asked: `Art. 16, ${request.received_on}`,
          at: 'body.measure',
        });
      return done([{ what: 'corrected', code: measure.how }]);
    case 'objection': {
      const { what: _what, ...objection } = measure;
      await atMeasure(() => objectByPerson(ctx, tx, contactId, objection, language));
      return done([{ what: 'objection' }]);
    }
    case 'withdrawal':
      for (const [index, groundId] of measure.groundIds.entries())
        await atMeasure(
          () => changeGround(ctx, tx, { contactId, groundId }, { status: 'withdrawn' }, language),
          `groundIds.${index}`,
        );
      return done([{ what: 'withdrawal' }]);
    case 'review':
      return done([{ what: 'reviewed', code: measure.outcome }]);
    case 'erasure': {
      const receipt = await eraseOnRequest(ctx, tx, contactId, measure);
      return { steps: [{ what: 'erased', code: 'legal-hold' }], enclosures: [], receipt };
    }
    case 'restriction':
      return done([{ what: 'restriction', code: measure.reason }]);
    case 'reply':
    case 'nothing-held':
      return done([]);
  }
}

/**
 * Art. 18: once restricted, the contact and the request are out of sight for everybody who handles it. So this is the
 * last thing that an answer does.
 */
export async function restrictAfter(
  ctx: Ctx,
  tx: Tx,
  { contact_id: contactId }: RequestRow,
  measure: Measure,
  language: Language,
): Promise<boolean> {
  if (measure.what !== 'restriction' || !contactId) return false;
  const { what: _what, ...restriction } = measure;
  await atMeasure(() => restrictContact(ctx, tx, contactId, restriction, language));
  return true;
}

async function reportFile(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  format: 'pdf' | 'portability',
  language: Language,
): Promise<File> {
  const file = await answerReport(ctx, tx, contactId, { format, language });
  if (!(file instanceof FileAnswer)) throw new Error(`${format} is no file`);
  const { report, portability } = LETTER_TEXTS[language].fileNames;
  return { name: format === 'pdf' ? report : portability, type: file.type, content: file.body };
}

/** Faults of the slices that carry it out name the field of their own routes; here it stands in the measure. */
async function atMeasure<T>(act: () => Promise<T>, field?: string): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.faults.length === 0) throw error;
    const faults = error.faults.map((fault) => ({
      ...fault,
      at: field ? `body.measure.${field}` : fault.at.replace(/^body\b/, 'body.measure'),
    }));
    throw new AppError(error.code, { faults, params: error.params, cause: error });
  }
}
