import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ciiInvoice, pdfWith, ublInvoice } from '../src/slices/purchases/einvoice/test-invoices.ts';
import { type Demo, openBrowser, startDemo } from './browser.ts';

let demo: Demo;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  demo = await startDemo();
  browser = await openBrowser();
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(demo.url))
      problems.push(`left the machine: ${request.url()}`);
  });
  const { email, password } = demo.users.find(({ role }) => role === 'accounting')!;
  await page.request.post(`${demo.url}/api/v1/session`, { data: { email, password } });
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const SELLER = 'Nordlicht Bürotechnik GmbH';
const XRECHNUNG = ublInvoice({ number: 'NL-2026-0417', seller: SELLER });
const send = (...files: { name: string; content: string | Buffer }[]) =>
  page.locator('input[type=file]').setInputFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: name.endsWith('.pdf') ? 'application/pdf' : 'text/xml',
      buffer: Buffer.from(content as string),
    })),
  );
async function passesAxe(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ; ')}`),
  ).toEqual([]);
}
const main = () => page.locator('main');
const textOf = async (): Promise<string> => (await main().innerText()).replaceAll(/\s+/g, ' ');

describe('an XRechnung arrives', () => {
  it('is read, and asks whose it is', async () => {
    await page.goto(`${demo.url}/einvoices`);
    await page.getByRole('heading', { level: 1, name: 'E-Rechnungen' }).waitFor();
    await passesAxe();
    await send({ name: 'XRechnung 417.xml', content: XRECHNUNG });
    await page.getByRole('heading', { level: 1, name: 'NL-2026-0417' }).waitFor();
    await page.getByText('Wessen Rechnung ist das?').waitFor();
    expect(await page.getByRole('button', { name: 'Übernehmen' }).isDisabled()).toBe(true);
    for (const sum of ['385,80 €', '379,90 €', '64,58 €', '444,48 €', '400,00 €'])
      expect(await textOf()).toContain(sum);
    await passesAxe();
  });

  it('is recorded with its buyer as a company, and recognised from then on', async () => {
    await page.getByRole('button', { name: /^Als Firma anlegen: Müller & Söhne GmbH/ }).click();
    await page.getByRole('link', { name: 'Müller & Söhne GmbH' }).waitFor();
    await main().getByText('Bereit', { exact: true }).waitFor();
    await passesAxe();
  });

  it('is taken over, and stands as an issued invoice with its sums to the cent', async () => {
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.waitForURL(/\/invoices\/[0-9a-f-]{36}/);
    await page.getByRole('link', { name: 'Alle E-Rechnungen' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: /NL-2026-0417/ }).waitFor();
    await expect.poll(textOf).toContain('379,90 €');
    const text = await textOf();
    for (const sum of ['60,80 €', '3,78 €', '444,48 €', '400,00 €']) expect(text).toContain(sum);
    expect(text).toContain('NL-2026-0417');
    expect(text).toContain('Müller & Söhne GmbH');
    await passesAxe();
  });

  it('comes a second time and is recognised; as a ZUGFeRD PDF of the same customer it is ready at once', async () => {
    await page.goto(`${demo.url}/einvoices`);
    await send(
      { name: 'noch einmal.xml', content: XRECHNUNG },
      {
        name: 'ZUGFeRD 418.pdf',
        content: await pdfWith({ 'factur-x.xml': ciiInvoice({ number: 'NL-2026-0418', seller: SELLER }) }),
      },
      { name: 'notiz.txt', content: 'keine Rechnung' },
    );
    const results = page.getByRole('list', { name: 'Ergebnis des Hochladens' }).getByRole('listitem');
    await expect.poll(() => results.count()).toBe(3);
    await expect.poll(() => results.nth(0).innerText()).toContain('Schon vorhanden');
    expect(await results.nth(1).innerText()).toContain('Bereit');
    expect(await results.nth(2).innerText()).toContain('weder eine XML- noch eine PDF-Datei');
    await passesAxe();
    await results.nth(1).getByRole('link').click();
    await page.getByText('an der Kundennummer erkannt').waitFor();
  });

  it('whose sums do not add up waits with both amounts and its original, and can be put aside', async () => {
    await page.goto(`${demo.url}/einvoices`);
    const wrong = ublInvoice({ number: 'NL-2026-0419', seller: SELLER }).replace('>444.48<', '>444.84<');
    await send({ name: 'falsch.xml', content: wrong });
    await page.getByText('Diese Rechnung verletzt 2 Regeln und kann nicht übernommen werden.').waitFor();
    expect(await textOf()).toContain(
      'Der Bruttobetrag ist nicht netto plus Umsatzsteuer. Angegeben: 444,84 €, gerechnet: 444,48 €.',
    );
    expect(await page.getByRole('button', { name: 'Übernehmen' }).count()).toBe(0);
    await passesAxe();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Original herunterladen' }).click();
    const stream = await (await download).createReadStream();
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).toString()).toBe(wrong);
    await page.getByRole('button', { name: 'Ablehnen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ablehnen' }).click();
    await main().getByText('Abgelehnt').first().waitFor();
  });

  it('had no error on a page, and no request that left the machine', () => {
    expect(problems).toEqual([]);
  });
});
