import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, goTo, openBrowser, startDemo } from './browser.ts';

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

const PAGES: Record<string, string[]> = {
  '': ['/sign-in', '/portal', '/portal/enter', '/portal/enter#forged', '/portal/me'],
  administrator: [
    '/',
    '/users',
    '/settings',
    '/settings?tab=mail',
    '/recipients',
    '/contacts?first',
    '/exports',
    '/settings/pipelines',
    '/settings/purchases',
    '/own-fields',
    '/account',
    '/companies',
    '/restrictions',
  ],
  sales: [
    '/contacts',
    '/contacts/new',
    '/contacts?first',
    '/contacts?first#edit',
    '/duplicates',
    '/bulk-changes',
    '/companies?first',
    '/deals',
    '/deals?first',
    '/deals?first#edit',
    '/deals/list',
    '/deals/forecast',
    '/deals/new',
    '/tasks',
    '/calendar',
    '/calendar?mode=week&view=team',
    '/companies/new',
    '/invoices/new',
    '/orders',
    '/products',
  ],
  service: ['/tickets', '/tickets?first'],
  accounting: [
    '/einvoices',
    '/einvoices?first',
    '/invoices',
    '/invoices?first',
    '/orders?first',
    '/payments',
    '/returns',
    '/archive',
    '/archive/overview',
    '/archive/holds',
    '/archive/exports',
    '/purchase-imports',
  ],
  marketing: ['/imports', '/quarantine', '/tasks?view=team'],
  'data-protection': [
    '/',
    '/rights',
    '/rights?first',
    '/restrictions',
    '/recipients',
    '/recipients/notices',
    '/retention',
    '/retention/rules',
    '/retention/holds',
    '/contacts?first#rights',
    '/data-map',
    '/log',
    '/mail',
    '/nowhere',
  ],
};
/** The two ends of what people have: a German desk by day, an English phone by night. */
const VIEWS = [
  {
    name: 'German, desk, light',
    locale: 'de-DE',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
  },
  {
    name: 'English, phone, dark',
    locale: 'en-GB',
    colorScheme: 'dark',
    viewport: { width: 360, height: 740 },
  },
] as const;

/** `?first` opens the first row of the list, `#edit` a page below it. */
async function open(page: Page, path: string): Promise<void> {
  const [list = '', below] = path.split('?first');
  await goTo(page, `${demo.url}${list}`);
  if (below === undefined) return;
  const link = page.locator(`main a[href^="${list}/0"]`).first();
  await link.waitFor();
  await goTo(page, `${demo.url}${await link.getAttribute('href')}${below.replace('#', '/')}`);
}

describe.each(VIEWS)('pages: $name', ({ locale, colorScheme, viewport }) => {
  describe.each(Object.entries(PAGES))('as %s', (role, paths) => {
    let context: BrowserContext;
    let page: Page;
    const errors: string[] = [];
    beforeAll(async () => {
      context = await browser.newContext({ locale, colorScheme, viewport, reducedMotion: 'reduce' });
      page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      const user = demo.users.find((candidate) => candidate.role === role);
      if (!user) return;
      const { email, password } = user;
      expect(
        (await page.request.post(`${demo.url}/api/v1/session`, { data: { email, password } })).ok(),
      ).toBe(true);
    });
    afterAll(() => context.close());

    it.each(paths)('%s passes axe, fits its width, and speaks one language', async (path) => {
      await open(page, path);
      await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBeGreaterThan(0);
      // Legacy: without a second page for the summary, which only frames of other sites would need.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] })
        .analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ; ')}`,
        ),
      ).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      // A key without a text would show itself, as `contacts.list.title`.
      expect(await page.locator('body').innerText()).not.toMatch(
        /\b(?:contacts|companies|deals|grounds|requests|transfer|access|records|audit|home|interactions|tickets|portal|common)\.[a-z]+\.[a-zA-Z.]+/,
      );
      expect(errors).toEqual([]);
    });
  });
});
