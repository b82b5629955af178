import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { v7 as uuid } from 'uuid';
import { percentile, type Row } from '../measure.ts';
import { serveFolder } from '../server.ts';
import { USER_ID, type World } from '../world.ts';

const SECONDS = 5;
/** As people type: names, given name first, and every second one with a typo. */
const QUERIES = [
  'Müller',
  'Mueler',
  'Anna Grün',
  'schmitd',
  'Hofmann',
  'kaiser jürgen',
  'Fisher',
  'zimmerman',
  'Krausse',
  'Björn Wolff',
  'Schröder',
  'nowack',
];

const CITIES = ['Berlin', 'Hamburg', 'Köln', 'München', 'Görlitz'].map(encodeURIComponent);

interface Asked {
  method?: 'GET' | 'POST' | 'PATCH';
  path: string;
  body?: object;
}

/** `day`: a day of work over HTTP, against a server process of its own, alone and with eight connections; and its starts. */
export async function run(world: World): Promise<Row[]> {
  const size = `${world.contacts.toLocaleString('en')} contacts`;
  const { rows } = await world.plain.query(
    `SELECT contact_id, (SELECT address FROM contact_email e WHERE e.contact_id = c.contact_id LIMIT 1) AS address
       FROM contact c WHERE open_purposes & 512 <> 0 AND visible_until > now() + interval '1 day' ORDER BY md5(contact_id::text) LIMIT 40000`,
  );
  const secret = await makeKey(world);
  await world.handOver();
  const server = await serveFolder(world.dataDir);
  const made: Row[] = [];
  try {
    let next = 0;
    const contact = () => rows[next++ % rows.length] as { contact_id: string; address: string };
    const kinds: [string, number, () => Asked][] = [
      ['List of 50 by name', 50, () => ({ path: '/api/v1/contacts?sort=name&limit=50' })],
      [
        'Filter by e-mail',
        50,
        () => ({ path: `/api/v1/contacts?email=${encodeURIComponent(contact().address)}` }),
      ],
      [
        'Search forgiving typos',
        100,
        () => ({ path: `/api/v1/contacts?q=${encodeURIComponent(QUERIES[next++ % QUERIES.length]!)}` }),
      ],
      ['Open a contact', 50, () => ({ path: `/api/v1/contacts/${contact().contact_id}` })],
      [
        'Open a timeline',
        50,
        () => ({ path: `/api/v1/interactions?contactId=${contact().contact_id}&limit=50` }),
      ],
      ['Board of deals', 50, () => ({ path: '/api/v1/deals/board' })],
      ['Service cases by deadline', 50, () => ({ path: '/api/v1/tickets?sort=due&limit=50' })],
      ['Invoices, newest first', 50, () => ({ path: '/api/v1/invoices?limit=50' })],
      ['Start page', 0, () => ({ path: '/api/v1/home' })],
      ['Footing of a contact', 50, () => ({ path: `/api/v1/contacts/${contact().contact_id}/grounds` })],
      [
        'Create a contact',
        50,
        () => ({ method: 'POST', path: '/api/v1/contacts', body: newContact(next++) }),
      ],
      [
        'Log a call',
        50,
        () => ({
          method: 'POST',
          path: '/api/v1/interactions',
          body: {
            channel: 'call',
            subject: `Rückruf ${next}`,
            outcome: 'reached',
            people: [contact().contact_id],
          },
        }),
      ],
      [
        'Count a segment',
        0,
        () => ({ path: `/api/v1/contacts/count?city=${CITIES[next++ % CITIES.length]}` }),
      ],
      [
        'Change a contact',
        50,
        () => ({
          method: 'PATCH',
          path: `/api/v1/contacts/${contact().contact_id}`,
          body: { version: 1, nickname: `N${next}` },
        }),
      ],
    ];
    for (const [name, goal, ask] of kinds) {
      for (const connections of [1, 8]) {
        // A change names the version it saw: each contact is changed once.
        if (name === 'Change a contact' && connections === 1) next = 0;
        made.push(await load(server.url, secret, { name, size, goal, connections, ask }));
      }
    }
    const memory = server.peakMiB();
    made.push({
      name: 'Day over HTTP: memory of the process',
      size,
      unit: 'MiB at most',
      product: memory,
      baseline: null,
      ratio: null,
      goal: 'under 300',
      met: memory < 300,
    });
    made.push({
      name: 'Start with data',
      size,
      unit: 'ms to the first answer',
      product: server.startMs,
      baseline: null,
      ratio: null,
      goal: 'under 3,000',
      met: server.startMs < 3000,
    });
  } finally {
    await server.stop();
  }
  return [...made, await firstStart()];
}

async function firstStart(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'obhut-first-'));
  try {
    const server = await serveFolder(folder);
    await server.stop();
    return {
      name: 'First start',
      size: 'empty folder',
      unit: 'ms to the first answer',
      product: server.startMs,
      baseline: null,
      ratio: null,
      goal: 'under 8,000',
      met: server.startMs < 8000,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeKey(world: World): Promise<string> {
  const secret = `obhut_${randomBytes(32).toString('base64url')}`;
  await world.plain.query(
    `INSERT INTO api_key (api_key_id, label, secret_hash, role_key, scope, purposes, user_id, expires_at)
     VALUES ($1, 'bench', $2, 'sales', 'all', ARRAY(SELECT purpose_key FROM role_purpose WHERE role_key = 'sales'), $3, now() + interval '1 day')`,
    [uuid(), createHash('sha256').update(secret).digest(), USER_ID],
  );
  return secret;
}

const newContact = (n: number): object => ({
  givenName: 'Neu',
  familyName: `Zugang ${n}`,
  emails: [{ address: `neu${n}@zugang.example` }],
  phones: [{ number: `+49 30 ${20_000_000 + n}` }],
  grounds: [{ purpose: 'contract', legalBasis: 'contract', origin: 'person' }],
});

async function load(
  url: string,
  secret: string,
  {
    name,
    size,
    goal,
    connections,
    ask,
  }: { name: string; size: string; goal: number; connections: number; ask: () => Asked },
): Promise<Row> {
  const times: number[] = [];
  let refused = 0;
  let sender = 0;
  const once = (seconds: number) =>
    new Promise<autocannon.Result>((resolve, reject) => {
      const instance = autocannon(
        {
          url,
          connections,
          duration: seconds,
          requests: [
            {
              setupRequest(request) {
                const { method = 'GET', path, body } = ask();
                sender += 1;
                return {
                  ...request,
                  method,
                  path,
                  headers: {
                    authorization: `Bearer ${secret}`,
                    'obhut-purpose': 'contract',
                    'x-forwarded-for': `10.${(sender >> 8) & 255}.${sender & 255}.1`,
                    ...(body ? { 'content-type': 'application/json' } : {}),
                  },
                  ...(body ? { body: JSON.stringify(body) } : {}),
                };
              },
            },
          ],
        },
        (error, result) => (error ? reject(error) : resolve(result)),
      );
      instance.on('response', (_client, status, _bytes, time) => {
        times.push(time);
        if (status >= 300) refused += 1;
      });
    });
  await once(1);
  times.length = 0;
  refused = 0;
  const result = await once(SECONDS);
  const p95 = percentile(times, 0.95);
  return {
    name: `Day over HTTP: ${name}`,
    size: `${size}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`,
    unit: 'ms, 95th percentile',
    product: p95,
    baseline: null,
    ratio: null,
    goal: goal > 0 ? `under ${goal}` : 'none given',
    met: (goal === 0 || p95 < goal) && refused === 0,
    note: `p50 ${percentile(times, 0.5).toFixed(1)}, p99 ${percentile(times, 0.99).toFixed(1)} ms, ${Math.round(result.requests.average)} requests a second${refused > 0 ? `, ${refused} of ${times.length} refused` : ''}`,
  };
}
