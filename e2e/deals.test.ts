import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, openBrowser, settle, startDemo } from './browser.ts';
import { press, tabTo } from './keyboard.ts';

let demo: Demo;
let browser: Browser;
let page: Page;
const problems: string[] = [];

async function open(
  options: Parameters<Browser['newContext']>[0],
  role = 'sales',
): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ locale: 'de-DE', ...options });
  const opened = await context.newPage();
  opened.on('pageerror', (error) => problems.push(error.message));
  const { email, password } = demo.users.find((user) => user.role === role)!;
  await opened.request.post(`${demo.url}/api/v1/session`, { data: { email, password } });
  await opened.goto(`${demo.url}/deals`);
  await opened.locator('[data-card]').first().waitFor();
  return [context, opened];
}
beforeAll(async () => {
  demo = await startDemo();
  browser = await openBrowser();
  [, page] = await open({ viewport: { width: 1400, height: 1000 } });
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const column = (name: string, on = page) => on.getByRole('region', { name, exact: true });
/** Ids of the cards of a stage, top first. */
const cardsIn = (name: string, on = page): Promise<string[]> =>
  column(name, on)
    .locator('[data-card]')
    .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset.card!));
const said = (on = page): Promise<string> => on.locator('[data-said]').innerText();
const reload = async (on = page): Promise<void> => {
  await on.reload();
  await on.locator('[data-card]').first().waitFor();
};
const focusedDeal = (): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement).dataset.deal);

describe('the board by mouse', () => {
  it('takes a card to another stage, and keeps it there', async () => {
    const [first] = await cardsIn('Qualifizierung');
    const target = column('Angebot').locator('[data-card]').nth(1);
    await page.locator(`[data-card="${first}"]`).dragTo(target, { targetPosition: { x: 60, y: 5 } });
    await expect.poll(() => cardsIn('Angebot')).toContain(first);
    expect((await cardsIn('Angebot'))[1]).toBe(first);
    await settle(page);
    await reload();
    expect((await cardsIn('Angebot'))[1]).toBe(first);
    expect(await cardsIn('Qualifizierung')).not.toContain(first);
  });

  it('changes the order within a stage', async () => {
    const [first, second, third] = await cardsIn('Bedarf');
    await page
      .locator(`[data-card="${first}"]`)
      .dragTo(page.locator(`[data-card="${second}"]`), { targetPosition: { x: 60, y: 90 } });
    await expect.poll(async () => (await cardsIn('Bedarf')).slice(0, 3)).toEqual([second, first, third]);
    await settle(page);
    await reload();
    expect((await cardsIn('Bedarf')).slice(0, 3)).toEqual([second, first, third]);
  });

  it('asks why before a deal is lost, and leaves it where it was when one thinks better of it', async () => {
    const [first] = await cardsIn('Bedarf');
    const toLost = () => page.locator(`[data-card="${first}"]`).dragTo(column('Verloren'));
    await toLost();
    const dialog = page.getByRole('dialog', { name: 'Verkaufschance verloren' });
    await dialog.waitFor();
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect((await cardsIn('Bedarf'))[0]).toBe(first);
    await toLost();
    await dialog.getByRole('button', { name: 'Als verloren abschließen' }).click();
    await dialog.getByText('Bitte wählen Sie, warum.').first().waitFor();
    await dialog.getByLabel('Warum?').selectOption('Zu teuer');
    await dialog.getByRole('button', { name: 'Als verloren abschließen' }).click();
    await expect.poll(() => cardsIn('Verloren')).toContain(first);
  });
});

describe('the board by keyboard', () => {
  it('picks a card up with Space, moves it with arrows, puts it down with Space, and says so', async () => {
    await reload();
    const [first] = await cardsIn('Qualifizierung');
    const title = await page.locator(`[data-deal="${first}"]`).innerText();
    await tabTo(page, title);
    await press(page, ' ');
    await expect.poll(() => said()).toMatch(`„${title}“ aufgenommen. Qualifizierung, Platz 1 von`);
    await press(page, 'ArrowRight');
    await expect.poll(() => said()).toMatch(/^Bedarf, Platz 1 von/);
    await press(page, 'ArrowDown');
    await expect.poll(() => said()).toMatch(/^Bedarf, Platz 2 von/);
    expect((await cardsIn('Bedarf'))[1]).toBe(first);
    expect(await focusedDeal()).toBe(first);
    await press(page, ' ');
    await expect.poll(() => said()).toMatch(`„${title}“ abgelegt: Bedarf, Platz 2 von`);
    await settle(page);
    expect(await focusedDeal()).toBe(first);
    await reload();
    expect((await cardsIn('Bedarf'))[1]).toBe(first);
  });

  it('puts a card back with Escape', async () => {
    const before = [await cardsIn('Qualifizierung'), await cardsIn('Angebot')];
    await tabTo(page, await page.locator(`[data-deal="${before[0]![0]}"]`).innerText());
    await press(page, ' ');
    await press(page, 'ArrowRight');
    await press(page, 'ArrowRight');
    expect(await cardsIn('Angebot')).toContain(before[0]![0]);
    await press(page, 'Escape');
    await expect.poll(() => said()).toMatch(/^Abgebrochen\./);
    expect([await cardsIn('Qualifizierung'), await cardsIn('Angebot')]).toEqual(before);
    await expect.poll(() => focusedDeal()).toBe(before[0]![0]);
  });

  it('is one stop for Tab, with arrows from card to card', async () => {
    const [first, second] = await cardsIn('Qualifizierung');
    expect(await focusedDeal()).toBe(first);
    await press(page, 'ArrowDown');
    expect(await focusedDeal()).toBe(second);
    await press(page, 'ArrowRight');
    expect(await cardsIn('Bedarf')).toContain(await focusedDeal());
    // The menu of the card, and then out of the board.
    await press(page, 'Tab');
    await press(page, 'Tab');
    expect(await focusedDeal()).toBeUndefined();
    expect(await page.evaluate(() => document.activeElement?.closest('[data-card]'))).toBeNull();
  });

  it('wins a deal with the reason, and opens it with Enter', async () => {
    await reload();
    const [first] = await cardsIn('Qualifizierung');
    const title = await page.locator(`[data-deal="${first}"]`).innerText();
    await tabTo(page, title);
    await press(page, ' ');
    for (let step = 0; step < 4; step++) await press(page, 'ArrowRight');
    await press(page, ' ');
    const dialog = page.getByRole('dialog', { name: 'Verkaufschance gewonnen' });
    await dialog.waitFor();
    await dialog.getByLabel('Warum?').selectOption('Persönliche Beratung');
    await press(page, 'Enter');
    await dialog.getByRole('button', { name: 'Als gewonnen abschließen' }).click();
    await expect.poll(() => cardsIn('Gewonnen')).toContain(first);
    await page.locator(`[data-deal="${first}"]`).focus();
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('Persönliche Beratung').waitFor();
    await page.getByRole('link', { name: 'Auftrag anlegen' }).waitFor();
    await page.getByRole('button', { name: 'Wieder öffnen' }).click();
    await page.getByRole('button', { name: 'Gewonnen', exact: true }).waitFor();
  });
});

describe('the board on a phone', () => {
  it('moves a card with its menu', async () => {
    const [context, phone] = await open({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    const [first] = await cardsIn('Bedarf', phone);
    const card = phone.locator(`[data-card="${first}"]`);
    await card.scrollIntoViewIfNeeded();
    await card.getByRole('button').tap();
    await phone.getByRole('menuitem', { name: 'Verhandlung' }).tap();
    await expect.poll(() => cardsIn('Verhandlung', phone)).toContain(first);
    await settle(phone);
    await reload(phone);
    expect((await cardsIn('Verhandlung', phone))[0]).toBe(first);
    await context.close();
  });
});

describe('the pipelines of the firm', () => {
  it('get a stage, say what is wrong at its field, and give up a stage once its deals have moved', async () => {
    const [context, admin] = await open({ viewport: { width: 1400, height: 1000 } }, 'administrator');
    await admin.goto(`${demo.url}/settings/pipelines`);
    const pipeline = admin.getByRole('region', { name: 'Vertrieb' });
    const save = () => pipeline.getByRole('button', { name: 'Speichern' }).click();
    await pipeline.getByRole('button', { name: 'Phase hinzufügen' }).click();
    await save();
    await pipeline.getByText('Bitte prüfen Sie diese Angabe').waitFor();
    await pipeline.locator('[data-path="stages.4.name"]').fill('Vertragsentwurf');
    await save();
    await admin.getByText('Gespeichert.').waitFor();
    await pipeline.getByRole('button', { name: 'Phase 3 Angebot entfernen' }).click();
    await save();
    await pipeline.getByText('In einer entfernten Phase sind noch Verkaufschancen.').first().waitFor();
    await admin.reload();
    await pipeline.getByRole('button', { name: 'Verkaufschancen aus Phase 3 Angebot verschieben' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('In die Phase').selectOption('Vertrieb: Vertragsentwurf');
    await dialog.getByRole('button', { name: 'Verschieben' }).click();
    await admin.getByText(/Verkaufschancen verschoben\./).waitFor();
    await pipeline.getByRole('button', { name: 'Phase 3 Angebot entfernen' }).click();
    await save();
    await expect.poll(() => pipeline.locator('[data-path="stages.2.name"]').inputValue()).toBe('Verhandlung');
    await admin.goto(`${demo.url}/deals`);
    await admin.locator('[data-card]').first().waitFor();
    expect((await cardsIn('Vertragsentwurf', admin)).length).toBeGreaterThan(2);
    await context.close();
  });
});

describe('deals', () => {
  it('are made with items, whose sum is the value', async () => {
    await page.goto(`${demo.url}/deals/new`);
    await page.getByLabel(/^Titel/).fill('Möbel für die Kantine');
    await page.getByRole('combobox', { name: 'Personen' }).fill('Schmidt');
    await page.getByRole('listbox', { name: 'Personen' }).getByRole('option').first().click();
    for (const [index, [name, quantity, price, discount]] of [
      ['Tisch', '4', '249,50', ''],
      ['Stuhl', '16', '89', '12,5'],
    ].entries()) {
      await page.getByRole('button', { name: 'Position hinzufügen' }).click();
      await page.locator(`[data-path="items.${index}.name"]`).fill(name!);
      await page.getByLabel('Menge').nth(index).fill(quantity!);
      await page.getByLabel('Einzelpreis netto').nth(index).fill(price!);
      await page.getByLabel('Rabatt %').nth(index).fill(discount!);
    }
    await page.getByText(/Summe: 2\.244,00\s€/).waitFor();
    await page.getByRole('button', { name: 'Verkaufschance anlegen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Möbel für die Kantine' }).waitFor();
    await page
      .getByText(/2\.244,00\s€/)
      .first()
      .waitFor();
    await expect.poll(() => page.getByRole('link', { name: /Schmidt/ }).count()).toBeGreaterThan(0);
  });

  it('say at the field what is wrong', async () => {
    await page.goto(`${demo.url}/deals/new`);
    await page.getByLabel('Wert').fill('viel');
    await page.getByRole('button', { name: 'Verkaufschance anlegen' }).click();
    await page.getByText('Bitte prüfen Sie diese').waitFor();
    expect(await page.getByLabel(/^Titel/).getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Wert').getAttribute('aria-invalid')).toBe('true');
  });

  it('of a month open from the bar and from the row of the forecast', async () => {
    await page.goto(`${demo.url}/deals/forecast`);
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
    await rows.first().waitFor();
    const row = page
      .getByRole('row', { name: /\d{4}/ })
      .filter({ has: page.getByRole('link') })
      .first();
    const count = Number(await row.getByRole('cell').first().innerText());
    await page.locator('[data-month][data-filled]').first().click();
    await page.getByRole('heading', { level: 1, name: 'Liste der Verkaufschancen' }).waitFor();
    await settle(page);
    expect(page.url()).toContain('expectedFrom');
    await page.getByText(new RegExp(`^${count} Einträge?`)).waitFor();
    await page.goBack();
    await row.getByRole('link').click();
    await page.getByText(new RegExp(`^${count} Einträge?`)).waitFor();
  });

  it('had no error on a page', () => {
    expect(problems).toEqual([]);
  });
});
