import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer, type TakenMail } from '../test/mail-server.ts';
import { type Demo, openBrowser, startDemo } from './browser.ts';
import { signIn } from './keyboard.ts';

/** The whole path of a request: from the portal to the sent answer, and to the farewell. */
const PERSON = {
  name: 'Mareike Vogelsang',
  email: 'mareike.vogelsang@feld-und-wiese.example',
  phone: '+49 40 66969 777',
};
let demo: Demo;
let browser: Browser;
let mail: MailServer;
let context: BrowserContext;
let portal: Page;
let officer: Page;
const problems: string[] = [];

const userOf = (role: string) => demo.users.find((user) => user.role === role)!;
/** Calls the API as somebody of the firm does by hand. */
async function asUser<T>(role: string, act: (page: Page) => Promise<T>): Promise<T> {
  const own = await browser.newContext();
  const page = await own.newPage();
  const { email, password } = userOf(role);
  await page.request.post(`${demo.url}/api/v1/session`, { data: { email, password } });
  const result = await act(page);
  await own.close();
  return result;
}
function watch(page: Page): void {
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.url) && !/^(?:data|blob):/.test(request.url()))
      problems.push(`left the machine: ${request.url()}`);
  });
}
/** Waits until so many mails have come to the person, and gives the last. */
async function mailTo(count: number): Promise<TakenMail> {
  const theirs = () => mail.mails.filter(({ to }) => to.includes(PERSON.email));
  await expect.poll(() => theirs().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  return theirs()[count - 1]!;
}
const linkIn = ({ parsed }: TakenMail): string => /http\S+\/portal\/enter\S+/.exec(parsed.text ?? '')![0];
const stored = () =>
  portal.evaluate(() => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
  }));
const ownRequests = () => portal.getByRole('region', { name: 'Ihre Anliegen' });
async function askInPortal(): Promise<void> {
  await portal.goto(`${demo.url}/portal`);
  await portal.getByRole('textbox', { name: /E-Mail-Adresse/ }).fill(PERSON.email);
  await portal.getByRole('button', { name: 'Link anfordern' }).click();
  await portal.getByText('Bitte sehen Sie in Ihr Postfach').waitFor();
}
async function passesAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ; ')}`),
  ).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}

beforeAll(async () => {
  mail = await startMailServer();
  demo = await startDemo();
  browser = await openBrowser();
  await asUser('administrator', async ({ request }) => {
    const set = await request.put(`${demo.url}/api/v1/mail-server`, {
      data: {
        host: mail.host,
        port: mail.port,
        security: 'none',
        fromAddress: 'datenschutz@nordlicht.example',
        fromName: 'Nordlicht Bürotechnik',
      },
    });
    expect(set.status(), await set.text()).toBe(200);
  });
  await asUser('sales', async ({ request }) => {
    const made = await request.post(`${demo.url}/api/v1/contacts`, {
      headers: { 'Obhut-Purpose': 'inquiry' },
      data: {
        givenName: 'Mareike',
        familyName: 'Vogelsang',
        language: 'de',
        emails: [{ address: PERSON.email }],
        phones: [{ number: PERSON.phone }],
        grounds: [
          { purpose: 'inquiry', legalBasis: 'contract', origin: 'person', originDetail: 'rief an' },
          { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: 'Ja, gern Post.' },
        ],
      },
    });
    expect(made.status(), await made.text()).toBe(201);
  });
  context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1100, height: 900 } });
  portal = await context.newPage();
  const desk = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  officer = await desk.newPage();
  for (const page of [portal, officer]) watch(page);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('a person, from the portal to the answer', () => {
  it('Art. 12(2): asks for a link, and gets it by mail', async () => {
    await askInPortal();
    const first = await mailTo(1);
    expect(first.parsed.subject).toContain('Datenschutzportal');
    expect(first.parsed.text).not.toContain('Vogelsang');
    expect(linkIn(first)).toContain(demo.url);
  });

  it('comes in by pressing the button, not by what a mail scanner does', async () => {
    const link = linkIn(await mailTo(1));
    for (let n = 0; n < 2; n++) {
      const scanner = await browser.newContext();
      const page = await scanner.newPage();
      await page.goto(link);
      await page.getByRole('button', { name: 'Zu meinen Daten' }).waitFor();
      await scanner.close();
    }
    await portal.goto(link);
    await portal.getByRole('button', { name: 'Zu meinen Daten' }).click();
    await portal.getByRole('heading', { level: 1, name: 'Ihre Daten bei uns' }).waitFor();
    await portal.getByText(`Gespeichert über ${PERSON.name}`).waitFor();
    expect(portal.url()).toBe(`${demo.url}/portal/me`);
  });

  it('Art. 15: sees what is held, why and from where', async () => {
    await portal.getByText('Kontaktwege').click();
    await portal.getByText(PERSON.email).filter({ visible: true }).first().waitFor();
    await portal.getByText('rief an').first().waitFor();
    await portal.getByText('Ja, gern Post.').first().waitFor();
  });

  it('TDDDG s.25: finds nothing stored in the browser but the cookie of the visit', async () => {
    expect(await stored()).toEqual({ local: {}, session: {}, cookie: '' });
    const cookies = await context.cookies();
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ['obhut.portal', true, 'Strict'],
    ]);
  });

  it('can read the page on a phone at night, and in English', async () => {
    await passesAxe(portal);
    await portal.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await portal.setViewportSize({ width: 360, height: 740 });
    await portal.getByText('English').click();
    await portal.getByRole('heading', { level: 1, name: 'Your data with us' }).waitFor();
    await portal.getByText('What you can do').waitFor();
    await passesAxe(portal);
    await portal.getByText('Deutsch').click();
    await portal.getByRole('heading', { level: 2, name: 'Was Sie tun können' }).waitFor();
    await portal.setViewportSize({ width: 1100, height: 900 });
    expect((await stored()).local).toEqual({});
  });

  it('Art. 16: puts right what is held, field by field, on a phone', async () => {
    await portal.setViewportSize({ width: 360, height: 740 });
    await portal.getByRole('button', { name: 'Daten berichtigen' }).click();
    await expect.poll(() => portal.getByLabel('Nachname').inputValue()).toBe('Vogelsang');
    await passesAxe(portal);
    await portal.getByLabel('Vorname').fill('Mareike Anna');
    await portal.getByRole('button', { name: 'Änderung einreichen' }).click();
    await portal.getByText(/Sie erhalten eine Antwort bis spätestens/).waitFor();
    await portal.setViewportSize({ width: 1100, height: 900 });
    await expect.poll(() => ownRequests().getByText('Berichtigung').count()).toBe(1);
  });

  it('Art. 7(3): withdraws a consent with two presses', async () => {
    await portal.getByRole('button', { name: 'Einwilligung widerrufen' }).click();
    await portal.getByRole('button', { name: 'Ja, widerrufen' }).click();
    await portal.getByText('Das gilt ab sofort.').waitFor();
    await portal.getByText('widerrufen', { exact: true }).first().waitFor();
  });

  it('Art. 15, 17: asks for a report and for erasure, and is told by when', async () => {
    for (const [open, confirm] of [
      ['Auskunft zusenden lassen', 'Auskunft verlangen'],
      ['Daten löschen lassen', 'Löschung verlangen'],
    ] as const) {
      await portal.getByRole('button', { name: open }).click();
      await portal.getByLabel(/Was wir dazu wissen sollten/).fill('Vielen Dank.');
      await portal.getByRole('button', { name: confirm }).click();
      await portal.getByRole('button', { name: confirm }).waitFor({ state: 'hidden' });
    }
    await portal.getByText(/Sie erhalten eine Antwort bis spätestens \d\d\.\d\d\.\d{4}/).waitFor();
    await expect.poll(() => ownRequests().getByText('in Arbeit', { exact: true }).count()).toBe(3);
  });
});

describe('the officer, from the desk to the answer', () => {
  /** Opens the request of the person on the desk by its kind. */
  async function openRequest(kind: RegExp): Promise<void> {
    await officer.goto(`${demo.url}/rights`);
    const row = officer.getByRole('row').filter({ hasText: PERSON.name }).filter({ hasText: kind });
    await row.getByRole('link', { name: PERSON.name }).click();
    await officer.waitForURL(/\/rights\/[0-9a-f-]{36}$/);
    await officer.getByRole('heading', { level: 1, name: kind }).waitFor();
  }

  it('Art. 12(3), 15: sees the request, and sends the answer', async () => {
    await signIn(officer, demo.url, userOf('data-protection'));
    await openRequest(/Auskunft/);
    await officer.getByText('Vielen Dank.').first().waitFor();
    await officer.getByRole('combobox', { name: /Weg|Wie/ }).selectOption('attachment');
    await officer
      .getByRole('button', { name: /senden|antworten/i })
      .last()
      .click();
    const answer = await mailTo(2);
    expect(answer.parsed.attachments.map(({ contentType }) => contentType)).toContain('application/pdf');
    expect(answer.parsed.text).toContain(PERSON.name);
  });

  it('Art. 15: lets the person see in the portal that it was answered', async () => {
    await portal.reload();
    await expect.poll(() => ownRequests().getByText('erledigt', { exact: true }).count()).toBe(2);
  });

  it('Art. 17, 19: erases, and says farewell', async () => {
    await openRequest(/Löschung/);
    await officer.getByLabel(/Tippen|eingeben|Namen/).fill(PERSON.name);
    await officer
      .getByRole('button', { name: /löschen/i })
      .last()
      .click();
    await officer.waitForURL(/\/rights\/receipt/);
    const farewell = await mailTo(3);
    expect(farewell.parsed.text).toMatch(/gelöscht/);
  });
});

describe('afterwards', () => {
  it('the visit is over with the person', async () => {
    await portal.reload();
    await portal.getByRole('heading', { level: 1, name: 'Ihr Besuch ist zu Ende' }).waitFor();
  });

  it('the old link opens nothing', async () => {
    await portal.goto(linkIn(await mailTo(1)));
    await portal.getByRole('button', { name: 'Zu meinen Daten' }).click();
    await portal.getByRole('heading', { level: 1, name: 'Dieser Link gilt nicht mehr' }).waitFor();
  });

  it('Art. 15(1): whoever asks again is told that nothing is held', async () => {
    await askInPortal();
    const last = await mailTo(4);
    expect(last.parsed.subject).toContain('nichts gespeichert');
    expect(last.parsed.text).not.toContain('/portal/enter');
  });

  it('no page had an error, and no request left the machine', () => {
    expect(problems).toEqual([]);
  });
});
