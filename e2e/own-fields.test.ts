import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, goTo, openBrowser, startDemo } from './browser.ts';
import { tabTo } from './keyboard.ts';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  demo = await startDemo();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

async function signIn(role: string, view: object): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...view })).newPage();
  const { email, password } = demo.users.find((user) => user.role === role)!;
  await page.request.post(`${demo.url}/api/v1/session`, { data: { email, password } });
  return page;
}
const isAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
};

describe('a field of the firm’s own', () => {
  it('is added, filled and found with the keyboard alone, and asks for what it must know', async () => {
    const page = await signIn('administrator', { locale: 'de-DE', viewport: { width: 1280, height: 900 } });
    await goTo(page, `${demo.url}/own-fields`);
    await tabTo(page, 'Feld hinzufügen: Kontakte');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Feld hinzufügen: Kontakte' });
    await tabTo(page, 'Name *');
    await page.keyboard.type('Kleidergröße');
    await dialog.getByRole('button', { name: 'Feld hinzufügen' }).press('Enter');
    await dialog.getByText('Bitte prüfen Sie diese 3 Angaben:').waitFor();
    await isAccessible(page);
    await tabTo(page, /^Identität/);
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Anfrage');
    await page.keyboard.press('Space');
    await tabTo(page, /^Zusammen mit der Person/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Tage/);
    await page.keyboard.type('730');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const row = page.getByRole('row', { name: /Kleidergröße/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/own\.kleidergroesse[\s\S]*Vorlieben[\s\S]*Anfrage[\s\S]*730 Tage/);
    await isAccessible(page);

    await goTo(page, `${demo.url}/contacts`);
    await page.locator('main a[href^="/contacts/0"]').first().click();
    await page.getByRole('link', { name: 'Bearbeiten' }).click();
    await page.getByLabel('Kleidergröße').fill('L');
    await page.getByRole('button', { name: 'Speichern' }).click();
    const section = page.getByRole('region', { name: 'Eigene Felder' });
    await expect.poll(() => section.innerText()).toMatch(/Kleidergröße\s+L\s+wird am \d/);
    await goTo(page, `${demo.url}/contacts?own=kleidergroesse%3Dl`);
    await expect.poll(() => page.locator('main a[href^="/contacts/0"]').count()).toBe(1);
    await page.context().close();
  });

  it('is taken out of use and deleted with the values that were counted, on a phone at night', async () => {
    const view = { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 360, height: 740 } };
    const page = await signIn('administrator', view);
    await goTo(page, `${demo.url}/own-fields`);
    await page.getByRole('button', { name: 'Take “Tender number” out of use' }).click();
    await isAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Out of use' }).click();
    await page.getByRole('button', { name: 'Delete “Tender number” now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/The field and \d+ values will be deleted/).waitFor();
    await dialog.getByRole('button', { name: 'Delete now' }).click();
    await page.getByText('No own fields for deals yet.').waitFor();
    await isAccessible(page);
    await page.context().close();
  });
});
