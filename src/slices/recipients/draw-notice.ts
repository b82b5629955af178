import { TIME_ZONE } from '../../kernel/time-zone.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FileAnswer } from '../../platform/http/route.ts';
import { loadFirm } from '../access/index.ts';
import { readNotice } from './store-notice.ts';
import { writeNotice } from './write-notice.ts';

const WORDS = {
  de: { greeting: 'Guten Tag,', closing: 'Mit freundlichen Grüßen', page: 'Seite', file: 'mitteilung.pdf' },
  en: { greeting: 'Hello,', closing: 'Kind regards', page: 'Page', file: 'notice.pdf' },
} as const;

/** The notice as a letter in the recipient's language. The file's name says what it is, not who. Throws `not-found`. */
export async function drawNotice(ctx: Ctx, tx: Tx, noticeId: string): Promise<FileAnswer> {
  const notice = await readNotice(tx, noticeId);
  const firm = await loadFirm(tx);
  const { language } = notice;
  const words = WORDS[language];
  const { subject, paragraphs } = writeNotice(notice.event, [notice.reference], {
    what: notice.what,
    language,
    isReminder: notice.state === 'sent' && notice.sent_at !== null,
  });
  const now = ctx.clock.now();
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: TIME_ZONE,
    dateStyle: 'long',
  }).format(now);
  // Loaded when the first letter is asked for, as with reports.
  const { Sheet } = await import('../../platform/pdf/sheet.ts');
  const sheet = new Sheet({
    title: subject,
    author: firm.name,
    language: language === 'de' ? 'de-DE' : 'en-GB',
    createdAt: now,
    foot: (n, total) => ({ left: `${firm.name} · ${date}`, right: `${words.page} ${n}/${total}` }),
  });
  sheet.letterhead(
    { name: firm.name, lines: [firm.street, `${firm.postalCode} ${firm.city}`.trim()].filter(Boolean) },
    [date, firm.privacyName, firm.privacyEmail],
  );
  for (const line of [notice.name, notice.street, `${notice.postal_code} ${notice.city}`.trim()])
    if (line) sheet.paragraph(line);
  sheet.heading(2, subject);
  sheet.paragraph(words.greeting);
  for (const part of paragraphs) {
    if (typeof part === 'string') sheet.paragraph(part);
    else sheet.list(part);
  }
  sheet.paragraph(words.closing);
  sheet.paragraph(firm.name);
  return new FileAnswer(words.file, 'application/pdf', await sheet.finish());
}
