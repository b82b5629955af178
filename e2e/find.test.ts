import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, goTo, openBrowser, settle, startDemo } from './browser.ts';
import { press, tabTo } from './keyboard.ts';

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

async function pageAs(role: string, index = 0): Promise<Page> {
  const { email, password } = demo.users.filter((user) => user.role === role)[index]!;
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.request.post(`${demo.url}/api/v1/session`, { data: { email, password } });
  return page;
}
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ; ')}`),
  ).toEqual([]);
}

describe('the same person twice', () => {
  it('is found, compared side by side, and merged into one', async () => {
    const page = await pageAs('sales');
    await page.goto(`${demo.url}/contacts`);
    await page.getByRole('link', { name: 'Dubletten' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mögliche Dubletten' }).waitFor();
    const pair = page.locator('main a[href*="/duplicates/merge"]').first();
    await pair.waitFor();
    await expectAccessible(page);
    const rows = await page.locator('main tbody tr').count();
    await pair.click();
    await page.getByRole('heading', { name: 'Rechtsgründe danach' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Zusammenführen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Zusammenführen' }).click();
    await page.waitForURL(/\/contacts\/0[\w-]+$/);
    await page.getByRole('heading', { level: 2, name: 'Notiz' }).waitFor();
    await goTo(page, `${demo.url}/duplicates`);
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(rows - 1);
    const apart = page.getByRole('button', { name: /^Verschieden: / }).first();
    await apart.click();
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(rows - 2);
  });
});

describe('a view of a list', () => {
  it('is saved with its filters and columns, shared, and opens by its link', async () => {
    const page = await pageAs('sales');
    await goTo(page, `${demo.url}/contacts?city=Hamburg&sort=-deletes`);
    await page.getByRole('button', { name: /^Ansicht:/ }).click();
    await page.getByRole('menuitem', { name: 'Als Ansicht speichern …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Hamburg, meine Auswahl');
    await dialog.getByLabel('Wer sieht sie?').selectOption('all');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('button', { name: 'Ansicht: Hamburg, meine Auswahl' }).waitFor();
    await page.getByRole('button', { name: 'Spalten' }).click();
    await page.getByRole('checkbox', { name: 'Telefon' }).uncheck();
    await expect.poll(() => page.getByRole('columnheader', { name: 'Telefon' }).count()).toBe(0);
    const address = page.url();
    expect(address).toContain('view=');
    expect(address).toContain('city=Hamburg');

    const colleague = await pageAs('service');
    await goTo(colleague, `${demo.url}/contacts`);
    await colleague.getByRole('button', { name: /^Ansicht:/ }).click();
    await colleague.getByRole('menuitem', { name: /Hamburg, meine Auswahl \(von / }).click();
    await colleague.waitForURL(/city=Hamburg/);
    await expect.poll(() => colleague.getByRole('columnheader', { name: 'Telefon' }).count()).toBe(0);
    await expect.poll(() => colleague.getByRole('columnheader', { name: 'E-Mail' }).count()).toBe(1);
    // A link carries the filters, whoever opens it.
    await colleague.goto(address);
    await colleague.getByRole('button', { name: 'Ansicht: Hamburg, meine Auswahl' }).waitFor();
  });
});

describe('a change of many', () => {
  it('reaches the chosen rows, by mouse and by keyboard, and is taken back', async () => {
    const page = await pageAs('sales');
    await goTo(page, `${demo.url}/contacts?city=Berlin`);
    const boxes = page.getByRole('checkbox', { name: /auswählen$/ });
    await boxes.nth(1).click();
    await boxes.nth(3).click({ modifiers: ['Shift'] });
    await page.getByText('3 ausgewählt').waitFor();
    // By keyboard: two rows more, from the third.
    await page.locator('[data-row="2"]').focus();
    await press(page, 'Shift+ArrowDown');
    await press(page, 'Shift+ArrowDown');
    await page.getByText('5 ausgewählt').waitFor();
    await press(page, 'Space');
    await page.getByText('4 ausgewählt').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ändern', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Was ändern?').selectOption('add-tags');
    await dialog.getByLabel('Neuer Wert').fill('Hausmesse');
    await press(page, 'Enter');
    await dialog.getByRole('button', { name: 'Ändern', exact: true }).click();
    await page.getByText('4 Einträge geändert.').waitFor();
    await page.getByRole('button', { name: 'Rückgängig machen' }).click();
    await page.getByText('4 von 4 Einträgen sind wieder wie vorher.').waitFor();
  });

  it('reaches all that the filter leaves, as a job with progress', async () => {
    const page = await pageAs('sales');
    await goTo(page, `${demo.url}/contacts`);
    await page.getByRole('checkbox', { name: 'Alle geladenen auswählen' }).click();
    await page.getByRole('button', { name: 'Alle auswählen, auf die der Filter passt' }).click();
    const all = page.getByText(/^Alle \d+, auf die der Filter passt$/);
    await all.waitFor();
    const count = Number((await all.textContent())!.match(/\d+/)![0]);
    expect(count).toBeGreaterThan(500);
    await page.getByRole('button', { name: 'Ändern', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Was ändern?').selectOption('add-tags');
    await dialog.getByLabel('Neuer Wert').fill('Alle');
    await press(page, 'Enter');
    await dialog.getByRole('button', { name: 'Ändern', exact: true }).click();
    await page.getByText(`${count} Einträge geändert.`).waitFor({ timeout: 30_000 });
    await page.goto(`${demo.url}/bulk-changes`);
    await page.getByRole('button', { name: 'Rückgängig machen' }).first().click();
    await page
      .getByText(`${count} von ${count} Einträgen sind wieder wie vorher.`)
      .waitFor({ timeout: 30_000 });
    await expectAccessible(page);
  });
});

describe('the command palette', () => {
  it('goes to a page, finds a contact and begins a task, by keyboard alone', async () => {
    const page = await pageAs('sales');
    await page.goto(demo.url);
    await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
    const combobox = page.getByRole('combobox', { name: /Befehl, Seite/ });
    const open = async () => {
      await press(page, 'Control+k');
      await combobox.waitFor();
      await expect.poll(() => combobox.evaluate((input) => document.activeElement === input)).toBe(true);
    };
    await open();
    await expectAccessible(page);
    await page.keyboard.type('Firm');
    await page.getByRole('option', { name: 'Firmen', exact: true }).waitFor();
    const chosen = () =>
      combobox.evaluate(
        (input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent,
      );
    // The first is „Neue Firma“, the page comes after it.
    await expect.poll(chosen).toBe('Neue Firma');
    await press(page, 'ArrowDown');
    await expect.poll(chosen).toBe('Firmen');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Firmen' }).waitFor();

    await open();
    await page.keyboard.type('Ackermann');
    await page.getByRole('group', { name: 'Kontakte' }).getByRole('option').first().waitFor();
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: /Ackermann/ }).waitFor();

    await open();
    await page.keyboard.type('Neue Aufgabe');
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: 'Neue Aufgabe' }).waitFor();
    await press(page, 'Escape');
    await page.getByRole('dialog', { name: 'Neue Aufgabe' }).waitFor({ state: 'detached' });
  });

  it('tells the keys on ?, and Escape gives the focus back', async () => {
    const page = await pageAs('sales');
    await page.goto(`${demo.url}/companies`);
    await page.getByRole('heading', { level: 1, name: 'Firmen' }).waitFor();
    await settle(page);
    await tabTo(page, 'Neue Firma');
    await press(page, '?');
    await page.getByRole('dialog', { name: 'Tastenkürzel' }).waitFor();
    await expectAccessible(page);
    await press(page, 'Escape');
    await page.getByRole('dialog', { name: 'Tastenkürzel' }).waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe('Neue Firma');
  });

  it('had no error on a page', () => {
    expect(problems).toEqual([]);
  });
});
