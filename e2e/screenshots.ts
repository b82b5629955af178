import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, startDemo } from './browser.ts';

/** `npm run screenshots`: the pictures of the README, from the real pages of the demo firm. */
const FOLDER = join(import.meta.dirname, '../docs/images');
const SHOTS: { file: string; role: string; steps: string[] }[] = [
  { file: 'contacts', role: 'sales', steps: ['/contacts'] },
  { file: 'contact', role: 'sales', steps: ['/contacts', 'row:3'] },
  {
    file: 'timeline',
    role: 'sales',
    steps: [
      `/contacts?lastContactSince=${new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10)}`,
      'row:1',
      'see:Timeline',
    ],
  },
  { file: 'deals', role: 'sales', steps: ['/deals'] },
  { file: 'invoice', role: 'accounting', steps: ['/invoices', 'row:1'] },
  { file: 'import', role: 'marketing', steps: ['/imports', 'file'] },
  {
    file: 'rights',
    role: 'data-protection',
    steps: ['/rights', 'row:2'],
  },
  { file: 'data-map', role: 'data-protection', steps: ['/data-map'] },
];
const FILE = [
  'Anrede;Titel;Vorname;Name;Firma;Straße;PLZ;Ort;Telefon;E-Mail;Newsletter;Einwilligung am',
  'Frau;Dr.;Änne;Jannsen;Jannsen Optik GmbH;Hafenweg 3;20457;Hamburg;040 66969 201;a.jannsen@jannsen-optik.example;Ja;12.03.2026',
  'Herr;;Łukasz;Wójcik;Wójcik & Söhne OHG;Marktplatz 1;50667;Köln;0221 4710 333;lukasz@wojcik.example;Nein;',
  'Herr;;Jörg;Strauß;;Am Bach 7;80331;München;089 99998 444;joerg.strauss@post.example;Ja;30.01.2026',
].join('\r\n');

mkdirSync(FOLDER, { recursive: true });
const [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
try {
  for (const { file, role, steps } of SHOTS) {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 760 } });
    const page = await context.newPage();
    const user = demo.users.find((candidate) => candidate.role === role)!;
    await page.request.post(`${demo.url}/api/v1/session`, {
      data: { email: user.email, password: user.password },
    });
    for (const step of steps) {
      if (step.startsWith('row:'))
        await page
          .locator('main table a')
          .nth(Number(step.slice(4)) - 1)
          .click();
      else if (step.startsWith('see:'))
        await page
          .getByRole('heading', { name: step.slice(4), exact: true })
          .evaluate((element) => element.scrollIntoView({ block: 'start' }));
      else if (step === 'file') {
        const upload = {
          name: 'messe.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(`\uFEFF${FILE}`, 'utf8'),
        };
        await page.locator('input[type=file]').setInputFiles(upload);
        await page.waitForURL(/\/imports\/.+/);
      } else await page.goto(`${demo.url}${step}`);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(400);
    }
    // Sections load by themselves: no picture while one of them still does.
    await page.waitForFunction(() => document.querySelector('main .mantine-Skeleton-root') === null);
    await page.screenshot({ path: join(FOLDER, `${file}.png`) });
    console.log(`docs/images/${file}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
