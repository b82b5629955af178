import { readFileSync } from 'node:fs';
import { openBrowser } from './browser.ts';

const { url, users } = JSON.parse(readFileSync('/tmp/demo.out', 'utf8'));
const [role, ...steps] = process.argv.slice(2);
const u = users.find((x: { role: string }) => x.role === role);
const b = await openBrowser();
const c = await b.newContext({
  viewport: { width: Number(process.env.W ?? 1280), height: Number(process.env.H ?? 800) },
  locale: process.env.L ?? 'de-DE',
  colorScheme: (process.env.CS as 'dark') ?? 'light',
});
const p = await c.newPage();
p.on('pageerror', (e) => console.log('PAGEERROR', e.message));
p.on('console', (m) => {
  if (m.type() === 'error') console.log('CONSOLE', m.text());
});
await p.request.post(url + '/api/v1/session', { data: { email: u.email, password: u.password } });
let i = 0;
for (const s of steps) {
  if (s.startsWith('click:')) await p.getByText(s.slice(6)).first().click();
  else await p.goto(url + s);
  await p.waitForLoadState('networkidle');
  await p.waitForTimeout(300);
  await p.screenshot({ path: `/tmp/shots/${i++}.png`, fullPage: !!process.env.FULL });
  console.log(s, p.url(), await p.title());
}
await b.close();
