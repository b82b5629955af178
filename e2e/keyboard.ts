import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { goTo } from './browser.ts';

/** What a screen reader would call the element that has the focus. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return '';
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id ? document.getElementById(id)?.textContent : ''))
      .join(' ')
      .trim();
    const labels = [...((element as HTMLInputElement).labels ?? [])]
      .map((label) => label.textContent)
      .join(' ');
    const own = element.getAttribute('aria-label') ?? '';
    return (own || labelled || labels || element.textContent || element.getAttribute('placeholder') || '')
      .replace(/\s+/g, ' ')
      .trim();
  });
}

/** Presses Tab until the element of that name has the focus, as somebody without a mouse does. Fails when it never comes. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  options: { most?: number; back?: boolean } = {},
): Promise<void> {
  const most = options.most ?? 80;
  const passed: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(options.back ? 'Shift+Tab' : 'Tab');
    const now = await focused(page);
    if (typeof name === 'string' ? now === name || now.startsWith(`${name} `) : name.test(now)) return;
    passed.push(now);
  }
  expect.fail(`Tab never reached ${name}; it passed ${passed.slice(0, 60).join(' | ')}`);
}

/** The same with the arrow keys, inside a list. */
export async function arrowTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('ArrowDown');
  }
  expect.fail(`the arrow keys never reached ${name}`);
}

export const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key);

/** Signs in on the sign-in page, by keyboard. */
export async function signIn(
  page: Page,
  url: string,
  user: { email: string; password: string },
): Promise<void> {
  await goTo(page, url);
  await tabTo(page, /^E-Mail|^E-mail/);
  await page.keyboard.type(user.email);
  await tabTo(page, /^Passwort|^Password/);
  await page.keyboard.type(user.password);
  await press(page, 'Enter');
  await page.getByRole('navigation').first().waitFor();
}
