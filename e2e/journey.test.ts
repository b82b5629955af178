import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, openBrowser, startDemo } from './browser.ts';
import { arrowTo, press, signIn, tabTo } from './keyboard.ts';

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
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.url) && !request.url().startsWith('data:'))
      problems.push(`left the machine: ${request.url()}`);
  });
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const userOf = (role: string) => demo.users.find((user) => user.role === role)!;

describe('the demo firm, worked with by keyboard alone', () => {
  it('signs in as sales and sees the start page', async () => {
    await signIn(page, demo.url, userOf('sales'));
    await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
    await page.getByText('Wird bald gelöscht').first().waitFor();
  });

  it('finds a contact by a misspelt name and opens it', async () => {
    await press(page, '/');
    await page.keyboard.type('Schmitd');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Kontakte' }).waitFor();
    await page
      .getByRole('link', { name: /Schmi(tt|dt)/ })
      .first()
      .waitFor();
    await tabTo(page, 'Filter');
    // Past the boxes that choose rows, to the first name; from there with the arrows.
    await tabTo(page, /^(?!.*auswählen).*(Schm|Frau|Herr)/);
    await arrowTo(page, /Schmi(tt|dt)/);
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: /Schmi(tt|dt)/ }).waitFor();
  });

  it('shows on what ground the contact is there, and when it will be deleted', async () => {
    await expect
      .poll(() =>
        page
          .getByText(/Wird am \d\d\.\d\d\.\d{4} gelöscht/)
          .first()
          .isVisible(),
      )
      .toBe(true);
    await expect.poll(() => page.getByText('Herkunft').first().isVisible()).toBe(true);
  });

  it('makes a new contact, whose ground is a part of the form', async () => {
    await tabTo(page, /^Kontakte$/);
    await press(page, 'Enter');
    await tabTo(page, 'Neuer Kontakt');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Neuer Kontakt' }).waitFor();
    await tabTo(page, 'Vorname');
    await page.keyboard.type('Änne');
    await tabTo(page, 'Nachname');
    await page.keyboard.type('Mühlenbeck');
    await tabTo(page, /^E-Mail-Adresse/);
    await page.keyboard.type('Aenne@Muehlenbeck.example');
    await tabTo(page, /^Kontakt (speichern|anlegen)|^Speichern|^Anlegen/);
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Änne Mühlenbeck' }).waitFor();
    await expect.poll(() => page.getByText('aenne@muehlenbeck.example').first().isVisible()).toBe(true);
  });

  it('had no error on a page, and no request that left the machine', () => {
    expect(problems).toEqual([]);
  });
});
