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
  const context = await browser.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await signIn(page, demo.url, demo.users.find(({ role }) => role === 'sales')!);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const heading = (name: string | RegExp, level = 1) => page.getByRole('heading', { level, name });
const day = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(Date.now() + days * 86_400_000);

describe('tasks, by keyboard', () => {
  it('shows what is late and what is for today, and ticks it off', async () => {
    await page.goto(`${demo.url}/tasks`);
    await heading(/^Überfällig/, 2).waitFor();
    await tabTo(page, 'Erledigt: Muster Bürostuhl „Alster“ verschicken');
    await press(page, 'Space');
    await page.getByText('ist erledigt.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Muster Bürostuhl/ }).count()).toBe(0);
    await page.goto(`${demo.url}/tasks?state=done`);
    await page.getByRole('button', { name: /^Muster Bürostuhl/ }).waitFor();
  });

  it('walks the calendar by its arrows and makes an appointment on the day it came to', async () => {
    await page.goto(`${demo.url}/calendar`);
    await heading('Kalender').waitFor();
    await tabTo(page, new RegExp(`${Number(day(0).slice(8))}\\. .* \\d+ Eintr`));
    await press(page, 'ArrowDown');
    await expect.poll(() => page.url()).toContain(day(7));
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-day')))
      .toBe(day(7));
    await press(page, 'Enter');
    await page.getByRole('dialog').getByText('Neuer Termin').waitFor();
    await page.keyboard.type('Abnahme Besprechungsraum');
    await press(page, 'Enter');
    await page.getByText('Gespeichert.').waitFor();
    await page.getByRole('button', { name: 'Abnahme Besprechungsraum' }).waitFor();
  });

  it('gives a calendar program an address, and takes it back', async () => {
    await tabTo(page, 'Abonnieren', { back: true });
    await press(page, 'Enter');
    await tabTo(page, /^Adresse für den Zweck/);
    await press(page, 'Enter');
    const address = await page.getByLabel('Adresse des Kalenders').inputValue();
    const read = () => fetch(address).then(async (answer) => [answer.status, await answer.text()] as const);
    expect(await read()).toEqual([200, expect.stringContaining('SUMMARY:Abnahme Besprechungsraum\r\n')]);
    await page.getByRole('button', { name: /zurückziehen/ }).press('Enter');
    await page.getByText('Die Adresse gilt nicht mehr.').waitFor();
    expect((await read())[0]).toBe(404);
    await press(page, 'Escape');
  });

  it('reminds in the header, and is put off', async () => {
    const bell = page.getByRole('button', { name: /^Erinnerungen/ });
    const due = async () => Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0]);
    const before = await due();
    expect(before).toBeGreaterThan(0);
    await bell.press('Enter');
    await page.getByRole('heading', { name: 'Erinnerungen' }).waitFor();
    // The list comes a moment after its heading; Tab would go round without it.
    await page
      .getByRole('button', { name: /^Gesehen: / })
      .first()
      .waitFor();
    await tabTo(page, /^Gesehen: /);
    await press(page, 'Enter');
    await expect.poll(due).toBe(before - 1);
    await press(page, 'Escape');
  });
});

describe('a wish', () => {
  it('is recorded at a contact and stands between a colleague and the telephone', async () => {
    await page.goto(`${demo.url}/contacts`);
    await page.locator('main table a').first().click();
    await heading('Kontaktwünsche', 2).waitFor();
    const phone = page.locator('main a[href^="tel:"]').first();
    await phone.waitFor();
    await page.getByRole('button', { name: 'Wunsch vermerken' }).press('Enter');
    await page.getByLabel('Telefon', { exact: true }).selectOption('not');
    await page.getByLabel('In Worten').fill('Bitte nicht anrufen');
    await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).press('Enter');
    await page.getByText('Der Wunsch ist vermerkt.').waitFor();
    await phone.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Trotzdem anrufen?' });
    await dialog.getByText('Vermerkt ist: „Bitte nicht anrufen“').waitFor();
    await press(page, 'Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('is there with the tasks of the contact, where one more is added on a line', async () => {
    await page.getByLabel('Neue Aufgabe').last().fill('Brief schreiben');
    await press(page, 'Enter');
    await page.getByText('Die Aufgabe ist angelegt.').waitFor();
    await page.getByRole('button', { name: 'Brief schreiben', exact: true }).waitFor();
    expect(problems).toEqual([]);
  });
});
