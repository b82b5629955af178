import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, openBrowser, startDemo } from './browser.ts';
import { arrowTo, press, signIn, tabTo } from './keyboard.ts';

let demo: Demo;
let browser: Browser;
let page: Page;
const problems: string[] = [];
const TITLE = 'Konferenztische für den großen Saal';

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

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const click = (role: 'button' | 'link', name: string) =>
  page.getByRole(role, { name, exact: true }).first().click();
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();

describe('a deal is won and invoiced', () => {
  it('is opened for somebody with a contract, with two tables in it', async () => {
    await signIn(page, demo.url, demo.users.find(({ role }) => role === 'sales')!);
    await tabTo(page, /^Zweck: /);
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await arrowTo(page, /^Vertrag/);
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Zweck: Vertrag' }).waitFor();
    await page.goto(`${demo.url}/deals/new`);
    await page.getByLabel(/^Titel/).fill(TITLE);
    await page.getByRole('combobox', { name: 'Personen' }).fill('Schm');
    await page.getByRole('listbox', { name: 'Personen' }).getByRole('option').first().click();
    await click('button', 'Position hinzufügen');
    await page.locator('[data-path="items.0.name"]').fill('Konferenztisch, Eiche');
    await page.getByLabel('Menge').first().fill('2');
    await page.getByLabel('Einzelpreis netto').first().fill('1249,50');
    await click('button', 'Verkaufschance anlegen');
    await heading(TITLE).waitFor();
  });

  it('is won', async () => {
    await click('button', 'Gewonnen');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Als gewonnen abschließen' }).click();
    await page.getByRole('link', { name: 'Auftrag anlegen' }).waitFor();
  });

  it('becomes an order with what was offered, to the cent', async () => {
    await click('link', 'Auftrag anlegen');
    await heading('Neuer Auftrag').waitFor();
    await sees(/2\.973,81\s€/);
    await click('button', 'Auftrag bestätigen');
    await heading(/^Auftrag AU-\d{4}-\d+/).waitFor();
    await sees(/2\.499,00\s€/);
  });

  it('is billed from the order', async () => {
    await page.getByRole('link', { name: 'Rechnung schreiben' }).click();
    await heading('Neue Rechnung').waitFor();
    await click('button', 'Rechnung ausstellen');
    await heading(/^Rechnung RE-\d{4}-\d+/).waitFor();
    for (const sum of [/2\.499,00\s€/, /474,81\s€/, /2\.973,81\s€/]) await sees(sum);
    expect(await page.getByRole('button', { name: 'Entwurf löschen' }).count()).toBe(0);
  });

  it('is paid, and nothing is open any more', async () => {
    await click('button', 'Zahlung erfassen');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Zahlung erfassen' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await sees('bezahlt');
    expect(problems).toEqual([]);
  });
});
