import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FileAnswer } from '../../platform/http/route.ts';
import { accessReport } from '../requests/contract.ts';
import { answerReport } from '../requests/index.ts';
import type { portalReportQuery } from './contract.ts';

/** The report or the portability file to save; names say what it is, not who. */
export async function reportFile(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  wanted: z.output<typeof portalReportQuery> & { language: 'de' | 'en' },
): Promise<FileAnswer> {
  const report = await answerReport(ctx, tx, contactId, wanted);
  if (report instanceof FileAnswer) return report;
  const name = wanted.language === 'de' ? 'auskunft.json' : 'access-report.json';
  return new FileAnswer(
    name,
    'application/json',
    Buffer.from(JSON.stringify(accessReport.parse(report), null, 2)),
  );
}
