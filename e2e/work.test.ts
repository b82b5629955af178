import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, goTo, openBrowser, startDemo } from './browser.ts';

let demo: Demo;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  demo = await startDemo();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

async function pageAs(role: string): Promise<Page> {
  const { email, password } = demo.users.find((user) => user.role === role)!;
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.request.post(`${demo.url}/api/v1/session`, { data: { email, password } });
  return page;
}

/** As an Excel list of a German firm comes: Windows-1252, semicolons, a blank row, a sum. */
const LIST = Buffer.from(
  [
    'Kundennr;Anrede;Vorname;Name;Firma;PLZ;Ort;Telefon;E-Mail',
    '00042;Frau;Bärbel;Öhlschläger;Öhlschläger & Söhne OHG;02826;Görlitz;03581 1234-0;baerbel@oehlschlaeger.example',
    '00043;Herr;Jürgen;Weiß;;01067;Dresden;;juergen.weiss@post.example',
    ';;;;;;;;',
    'Summe;;;;;;;;',
  ].join('\r\n'),
  'latin1',
);

describe('a customer file comes in', () => {
  it('is recognised, gets its ground, is previewed, comes in, and can be undone', async () => {
    const page = await pageAs('sales');
    await page.goto(`${demo.url}/imports`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'kunden.csv', mimeType: 'text/csv', buffer: LIST });
    await page.waitForURL(/\/imports\/.+/);
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('button', { name: 'Vorschau berechnen' }).click();
    await page.getByRole('button', { name: 'Import starten: 2 Kontakte anlegen' }).first().waitFor();
    expect(await page.getByText('Bärbel Öhlschläger').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Import starten: 2 Kontakte anlegen' }).first().click();
    await page.getByText('Import fertig').first().waitFor({ timeout: 30_000 });

    await page.goto(`${demo.url}/contacts?q=Oehlschlaeger`);
    await page.getByRole('link', { name: 'Bärbel Öhlschläger' }).waitFor();

    await page.goto(`${demo.url}/imports`);
    await page
      .getByRole('link', { name: /kunden\.csv/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Import rückgängig machen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Import rückgängig machen' }).click();
    await page.getByText('Der Import ist rückgängig gemacht').first().waitFor();
    await goTo(page, `${demo.url}/contacts?q=Oehlschlaeger`);
    expect(await page.getByRole('link', { name: 'Bärbel Öhlschläger' }).count()).toBe(0);
  });
});

describe('a person asks for their data, and to be erased', () => {
  it('gets a report as PDF, and is gone for good', async () => {
    const page = await pageAs('data-protection');
    await page.goto(`${demo.url}/rights`);
    await page
      .getByRole('row', { name: /Löschung \(Art\. 17\)/ })
      .getByRole('link')
      .click();
    await page.getByRole('heading', { level: 1, name: 'Löschung (Art. 17)' }).waitFor();
    const requestUrl = page.url();
    await page.locator('main header a[href$="/rights"]').last().click();
    const heading = page.getByRole('heading', { level: 1, name: /^Rechte: / });
    await heading.waitFor();
    const name = (await heading.textContent())!.replace('Rechte: ', '').trim();
    const contactUrl = page.url().replace('/rights', '');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Als PDF' }).click(),
    ]);
    expect((await readFile((await download.path())!)).subarray(0, 5).toString()).toBe('%PDF-');

    // The answer erases, and its letter comes back at once: nobody could write it later.
    await page.goto(requestUrl);
    await page.getByLabel('Wie geht die Antwort?').selectOption({ label: 'Brief zum Ausdrucken' });
    await page.getByText('{receipt}').first().waitFor();
    await page.getByLabel(/^Zur Bestätigung den Namen eintippen/).fill(name);
    const [letter] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Endgültig löschen und antworten' }).click(),
    ]);
    expect((await readFile((await letter.path())!)).subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('heading', { name: 'Löschquittung' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain(name);

    await goTo(page, contactUrl);
    expect(await page.locator('main').textContent()).not.toContain(name);
  });

  it('had no error on a page', () => {
    expect(problems).toEqual([]);
  });
});
