import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, goTo, openBrowser, startDemo } from './browser.ts';
import { press, tabTo } from './keyboard.ts';

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
const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('a deal is won and invoiced', () => {
  it('from the won deal over order and invoice to the payment, without typing anything twice', async () => {
    const page = await open('sales', 'contract', '/deals/list?outcome=won');
    await page.locator('main [data-row]').first().click();
    await page.getByRole('link', { name: 'Auftrag anlegen' }).click();
    await heading(page, /^Neuer Auftrag$/);
    const named = () => page.locator('input[data-path=contactId]').inputValue();
    await expect.poll(named).not.toBe('');
    const customer = await named();
    await page.getByRole('button', { name: 'Auftrag bestätigen' }).click();
    await heading(page, /^Auftrag AU-2026-\d{4}$/);
    await page.getByText('zur Verkaufschance').waitFor();

    await page.getByRole('link', { name: 'Rechnung schreiben' }).click();
    await heading(page, /^Neue Rechnung$/);
    await expect.poll(named).toBe(customer);
    await page.getByRole('button', { name: 'Rechnung ausstellen' }).click();
    await heading(page, /^Rechnung RE-2026-\d{4}$/);
    await page.getByText('Eine unveränderliche Kopie liegt im Archiv').waitFor();

    await page.getByRole('button', { name: 'Zahlung erfassen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Zahlung erfassen' });
    expect(await dialog.getByLabel('Betrag').inputValue()).toMatch(/^\d+,\d\d$/);
    await dialog.getByRole('button', { name: 'Zahlung erfassen' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('bezahlt', { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  it('is written with the keyboard alone, and says at each field what is wrong', async () => {
    const page = await open('sales', 'contract', '/invoices/new');
    await tabTo(page, /^Kunde/);
    await page.keyboard.type('Ackermann');
    await page.getByRole('option').first().waitFor();
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await tabTo(page, /^Bezeichnung/);
    await page.keyboard.type('Aufbau vor Ort');
    await tabTo(page, /^Menge/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1,5');
    await tabTo(page, /^Preis netto/);
    await page.keyboard.type('zwölf');
    // Enter makes the next line.
    await press(page, 'Enter');
    await page.getByRole('group', { name: 'Position 2' }).waitFor();
    await page.keyboard.type('Anfahrt');
    await tabTo(page, /^Preis netto/);
    await page.keyboard.type('40');
    await tabTo(page, /^Rechnung ausstellen/);
    await press(page, 'Enter');
    await page
      .getByRole('link', { name: /Preis netto/ })
      .or(page.getByRole('alert').getByText(/Preis netto/))
      .first()
      .waitFor();
    const price = page.getByRole('group', { name: 'Position 1' }).getByLabel('Preis netto');
    await price.fill('80,50');
    await page.getByText('160,75 €').first().waitFor();
    await page.getByRole('button', { name: 'Rechnung ausstellen' }).click();
    await heading(page, /^Rechnung RE-2026-\d{4}$/);
    // 120.75 and 40.00, with 19 %.
    await page.getByText('191,29 €').first().waitFor();
    expect(problems).toEqual([]);
  });
});

describe('what was issued', () => {
  it('is taken back by a credit note, and opens in the archive with a reason only', async () => {
    const page = await open('accounting', 'accounting', '/invoices?state=open');
    await page.locator('main [data-row]').first().click();
    await page.getByRole('button', { name: 'Gutschrift' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gutschrift ausstellen' }).click();
    await heading(page, /^Gutschrift GS-2026-\d{4}$/);
    const number = (await page.getByRole('heading', { level: 1 }).innerText()).replace('Gutschrift ', '');

    await page.goto(`${demo.url}/archive?number=${number}`);
    await page.getByRole('button', { name: `${number} öffnen` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Öffnen' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Begründung').fill('Betriebsprüfung 2026');
    await dialog.getByRole('button', { name: 'Öffnen' }).click();
    await dialog.getByText('unverändert seit der Ablage').waitFor();
  });

  it('is not to be seen under a purpose that needs no purchases, and the page says what to do', async () => {
    const page = await open('sales', 'inquiry', '/invoices');
    await page.getByText('Unter dem Zweck „Anfrage“ sind keine Käufe zu sehen').waitFor();
  });
});
