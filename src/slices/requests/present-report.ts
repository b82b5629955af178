import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FileAnswer } from '../../platform/http/route.ts';
import { accessReport, portabilityFile, type reportQuery } from './contract.ts';
import { makePortabilityFile } from './portability.ts';
import { makeReport } from './report.ts';

/** The report in the form asked for. File names say what it is, not who. Throws `not-found`. */
export async function answerReport(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  { format, language }: z.output<typeof reportQuery>,
): Promise<z.input<typeof accessReport> | FileAnswer> {
  if (format === 'portability') {
    const file = portabilityFile.parse(await makePortabilityFile(ctx, tx, contactId));
    return new FileAnswer('portability.json', 'application/json', Buffer.from(JSON.stringify(file, null, 2)));
  }
  const report = await makeReport(ctx, tx, contactId, language);
  if (format === 'json') return report;
  // Loaded when the first PDF is asked for: the library and its fonts are 15 MB that most servers never need.
  const { drawReport } = await import('./report-pdf.ts');
  const pdf = await drawReport(accessReport.parse(report));
  return new FileAnswer(
    report.language === 'de' ? 'auskunft.pdf' : 'access-report.pdf',
    'application/pdf',
    pdf,
  );
}
