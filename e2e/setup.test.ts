import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, startServer } from './browser.ts';
import { signIn } from './keyboard.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'obhut-setup-'));
const administrator = { email: 'chefin@buchladen.example', password: 'ein langes Passwort 2026' };
let browser: Browser;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer(dataDir);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('sets the firm up at the first visit', async () => {
  const page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Obhut einrichten' }).waitFor();
  await page.getByRole('textbox', { name: 'Name der Firma' }).first().fill('Buchladen am Markt');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).first().fill('Änne Buchholz');
  await page
    .getByRole('textbox', { name: /^E-Mail/ })
    .first()
    .fill(administrator.email);
  await page
    .getByLabel(/^Passwort/)
    .first()
    .fill(administrator.password);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).first().fill('Änne Buchholz');
  await page
    .getByRole('textbox', { name: /^E-Mail/ })
    .first()
    .fill(administrator.email);
  await page.getByRole('button', { name: 'Einrichten und anmelden' }).click();
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
  await page.goto(`${server.url}/setup`);
  await page.waitForURL(`${server.url}/`);
});

it('recovers by itself after the process was killed', async () => {
  await server.kill();
  server = await startServer(dataDir);
  const page = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await signIn(page, server.url, administrator);
  await expect.poll(() => page.getByText('Buchladen am Markt').first().isVisible()).toBe(true);
});
