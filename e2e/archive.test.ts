import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, goTo, openBrowser, startDemo } from './browser.ts';

let demo: Demo;
let browser: Browser;
const problems: string[] = [];

async function open(role: string, purpose: string, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  const { email, password } = demo.users.find((user) => user.role === role)!;
  await page.request.post(`${demo.url}/api/v1/session`, { data: { email, password } });
  await page.addInitScript((key) => localStorage.setItem('obhut.purpose', key), purpose);
  await goTo(page, `${demo.url}${path}`);
  return page;
}
beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('a commercial letter', () => {
  it('is kept as it is written, found in the archive, held, and handed over for an audit', async () => {
    const page = await open('sales', 'contract', '/contacts');
    await page.locator('main [data-row]').first().click();
    await page.getByRole('button', { name: 'Brief festhalten' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Betreff').fill('Annahme Ihres Angebots');
    await dialog.getByLabel('Inhalt').fill('Wir nehmen Ihr Angebot an.');
    await dialog.getByLabel('Als Handelsbrief aufbewahren').check();
    await dialog.getByRole('button', { name: /^Speichern/ }).click();
    await page.locator('li', { hasText: 'Annahme Ihres Angebots' }).getByText('Handelsbrief').waitFor();

    const archive = await open('accounting', 'accounting', '/archive?kind=letter');
    const row = archive.locator('main tbody tr').first();
    const number = (await row.getByRole('button', { name: /öffnen$/ }).getAttribute('aria-label'))!.replace(
      ' öffnen',
      '',
    );
    await row.getByRole('button', { name: /öffnen$/ }).click();
    await archive.getByLabel('Begründung').fill('Stichprobe der Ablage');
    await archive.getByRole('dialog').getByRole('button', { name: 'Öffnen' }).click();
    await archive.getByText('Wir nehmen Ihr Angebot an.').waitFor();
    await archive.keyboard.press('Escape');

    await archive.getByRole('button', { name: `${number} sperren` }).click();
    await archive.getByLabel('Vermerk').fill('LG Hamburg 3 O 12/26');
    await archive.getByRole('dialog').getByRole('button', { name: 'Sperre setzen' }).click();
    await archive.getByText('gesperrt', { exact: true }).first().waitFor();
    await archive.goto(`${demo.url}/archive/holds`);
    await archive
      .locator('tr', { hasText: 'LG Hamburg' })
      .getByRole('button', { name: /beenden$/ })
      .click();
    await archive.getByRole('dialog').getByRole('button', { name: 'Beenden' }).click();
    await archive.locator('tr', { hasText: 'LG Hamburg' }).getByText('beendet am').waitFor();

    await archive.goto(`${demo.url}/archive/exports`);
    const year = new Date().getFullYear();
    await archive.getByLabel('Von').fill(`${year}-01-01`);
    await archive.getByLabel('Bis').fill(`${year}-12-31`);
    await archive.getByLabel('Empfänger').fill('Finanzamt Hamburg');
    await archive.getByLabel('Begründung').fill('Prüfungsanordnung vom 2. November');
    await archive.getByRole('button', { name: 'Export anfordern' }).click();
    const fetched = archive.waitForEvent('download');
    await archive.getByRole('button', { name: /laden$/ }).click({ timeout: 30_000 });
    expect((await fetched).suggestedFilename()).toBe(`belege-${year}-01-01-${year}-12-31.zip`);
    expect(problems).toEqual([]);
  });
});
