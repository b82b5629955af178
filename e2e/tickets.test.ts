import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, openBrowser, startDemo } from './browser.ts';
import { arrowTo, press, signIn, tabTo } from './keyboard.ts';

let demo: Demo;
let browser: Browser;
let page: Page;
const problems: string[] = [];
const SUBJECT = 'Zweiter Techniker nicht erschienen';
let customer = '';

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
const sees = (text: string | RegExp) =>
  expect.poll(() => page.getByText(text).first().isVisible(), { timeout: 5000 }).toBe(true);

describe('a complaint is resolved, by keyboard alone', () => {
  it('finds the customer who is on the phone', async () => {
    await signIn(page, demo.url, demo.users.find(({ role }) => role === 'service')!);
    await tabTo(page, /^Zweck: /);
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await arrowTo(page, /^Kundendienst/);
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Zweck: Kundendienst' }).waitFor();
    // Somebody without a case so far, and without a consent to be asked.
    await page.goto(`${demo.url}/contacts?sort=-name`);
    const links = page.locator('main a[href^="/contacts/0"]');
    await links.first().waitFor();
    await tabTo(page, 'Filter');
    customer = (await links.first().innerText()).trim();
    await tabTo(page, new RegExp(`^${customer}$`));
    await press(page, 'Enter');
    await heading(customer).waitFor();
  });

  it('opens a case with a deadline from there', async () => {
    await page.getByRole('button', { name: 'Neuer Fall' }).waitFor();
    await tabTo(page, 'Neuer Fall');
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Neuer Servicefall' });
    await dialog.waitFor();
    await expect.poll(() => dialog.getByText(customer).isVisible()).toBe(true);
    await dialog.getByLabel(/^Betreff/).waitFor();
    await page.keyboard.type(SUBJECT);
    await tabTo(page, /^Art$/);
    await page.keyboard.type('Besch');
    await tabTo(page, /^Dringlichkeit/);
    await page.keyboard.type('Hoch');
    await sees('Leer: nach Dringlichkeit, 24 Stunden ab Eingang.');
    await tabTo(page, /^Was die Person sagt/);
    await page.keyboard.type('Schon zum zweiten Mal kam niemand, und niemand hat abgesagt.');
    await tabTo(page, /^Fall anlegen/);
    await press(page, 'Enter');
    await heading(SUBJECT).waitFor();
    await sees(/^Frist \d\d\.\d\d\.\d{4}, \d\d:\d\d$/);
    await sees('Schon zum zweiten Mal kam niemand, und niemand hat abgesagt.');
    await sees('Beschwerde');
  });

  it('takes it, notes something for colleagues, and answers', async () => {
    await tabTo(page, 'Übernehmen');
    await press(page, 'Enter');
    await expect.poll(() => page.getByRole('button', { name: 'Übernehmen' }).count()).toBe(0);
    await tabTo(page, 'Antwort');
    await press(page, 'ArrowRight');
    await press(page, 'ArrowRight');
    await page.getByLabel('Notiz für Kolleginnen und Kollegen').waitFor();
    await tabTo(page, /^Notiz für Kolleginnen/);
    await page.keyboard.type('Tourenplan prüfen: Termin stand nur im alten Kalender.');
    await press(page, 'Control+Enter');
    const timeline = page.getByRole('region', { name: /Kontaktverlauf|Verlauf/ }).last();
    await timeline.getByText('Tourenplan prüfen').waitFor();
    await tabTo(page, 'Interne Notiz', { back: true });
    await press(page, 'ArrowLeft');
    await press(page, 'ArrowLeft');
    await page.getByLabel('Antwort an die Person').waitFor();
    await tabTo(page, /^Antwort an die Person/);
    await page.keyboard.type('Der Techniker kommt heute um 15 Uhr, die Anfahrt geht auf uns.');
    await press(page, 'Control+Enter');
    await timeline.getByText('die Anfahrt geht auf uns').waitFor();
    await sees('In Arbeit');
    expect(await page.getByText('Noch keine', { exact: true }).count()).toBe(0);
  });

  it('resolves it and says what came of it', async () => {
    await page.reload();
    await heading(SUBJECT).waitFor();
    await tabTo(page, 'Lösen');
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await arrowTo(page, /^Erstattet/);
    await press(page, 'Enter');
    await page.locator('#main').getByRole('button', { name: 'Schließen' }).waitFor();
    await sees('Gelöst');
    await sees('Erstattet');
  });

  it('does not ask for satisfaction without consent', async () => {
    await tabTo(page, `Zufriedenheit festhalten: ${customer}`);
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ohne Einwilligung wird nicht gefragt').waitFor();
    expect(await dialog.getByRole('radio').count()).toBe(0);
  });

  it('records it once the person has agreed', async () => {
    await tabTo(page, 'Einwilligung eintragen');
    await press(page, 'Enter');
    await page
      .getByRole('dialog')
      .getByLabel(/^Zweck/)
      .waitFor();
    await expect
      .poll(() =>
        page
          .getByRole('dialog')
          .getByLabel(/^Zweck/)
          .inputValue(),
      )
      .toBe('profiling');
    await tabTo(page, /^Nachweis/);
    await page.keyboard.type('Ja, Sie dürfen festhalten, wie zufrieden ich war.');
    await tabTo(page, /^Rechtsgrund hinzufügen|^Hinzufügen/);
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: `Zufriedenheit von ${customer}` });
    await dialog.getByRole('radio').first().waitFor();
    await tabTo(page, /^1 – gar nicht/);
    await press(page, 'ArrowDown');
    await press(page, 'ArrowDown');
    await press(page, 'ArrowDown');
    await tabTo(page, /^Festhalten/);
    await press(page, 'Enter');
    await sees('Zufriedenheit: 4 von 5');
  });

  it('lists it among what is done, and no longer among what is open', async () => {
    await page.goto(`${demo.url}/tickets`);
    await heading('Servicefälle').waitFor();
    await page.locator('main a[href^="/tickets/0"]').first().waitFor();
    expect(await page.getByText(SUBJECT).count()).toBe(0);
    await page.goto(`${demo.url}/tickets?group=done`);
    await page.getByText(SUBJECT).first().waitFor();
  });

  it('had no error on a page', () => {
    expect(problems).toEqual([]);
  });
});
