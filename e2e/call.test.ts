import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, openBrowser, startDemo } from './browser.ts';
import { press, signIn, tabTo } from './keyboard.ts';

let demo: Demo;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  demo = await startDemo();
  browser = await openBrowser();
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const SUBJECT = 'Fragt nach dem Liefertermin der Stühle';

describe('a call comes in', () => {
  it('is answered by somebody who finds the caller while the phone still rings', async () => {
    await signIn(page, demo.url, demo.users.find(({ role }) => role === 'sales')!);
    await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
    await press(page, '/');
    await page.keyboard.type('Schmi');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Kontakte' }).waitFor();
    await page.getByRole('link', { name: /Schmi/ }).first().waitFor();
    await tabTo(page, /^(?!.*auswählen).*Schmi/);
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: /Schmi/ }).waitFor();
  });

  it('shows at a glance what was said before, what is wished, and what is open', async () => {
    for (const name of ['Kontaktverlauf', 'Kontaktwünsche', 'Offene Aufgaben'])
      await page.getByText(name, { exact: false }).first().waitFor();
  });

  it('is recorded with two keys and a subject, and leads to a task', async () => {
    await page.locator('h1').focus();
    await press(page, 'l');
    await press(page, 'c');
    const dialog = page.getByRole('dialog', { name: 'Anruf festhalten' });
    await dialog.waitFor();
    expect(await dialog.getByText(/Schmi/).count()).toBeGreaterThan(0);
    await tabTo(page, /^Betreff/);
    await page.keyboard.type(SUBJECT);
    await tabTo(page, /^Folgeaufgabe anlegen/);
    await press(page, 'Space');
    await press(page, 'Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(SUBJECT).first().waitFor();
    await page.getByText(`Rückruf: ${SUBJECT}`).first().waitFor();
  });

  it('is the last contact from then on, in the list as well', async () => {
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    await page.goto(`${demo.url}/contacts?q=${encodeURIComponent(name)}`);
    const row = page.getByRole('row').filter({ hasText: name }).first();
    await row.waitFor();
    const today = new Intl.DateTimeFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' });
    await expect.poll(() => row.innerText()).toMatch(new RegExp(`Heute|heute|${today.format(new Date())}`));
  });

  it('had no error on a page', () => {
    expect(problems).toEqual([]);
  });
});
