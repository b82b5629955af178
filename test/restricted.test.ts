import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../src/kernel/actor.ts';
import { startTestApp } from './harness.ts';
import { openRestricted } from './open-restricted.ts';
import { type Planted, plantPerson } from './plant.ts';
import { sampleOf } from './sample.ts';

const app = await startTestApp();
// biome-ignore lint/suspicious/noExplicitAny: the document is walked as JSON
const document: any = (await app.call(undefined, 'GET', '/api/v1/openapi.json')).body;

interface Operation {
  method: string;
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: the document is walked as JSON
  spec: any;
}
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as object).map(([method, spec]) => ({ method: method.toUpperCase(), path, spec })),
);
const takesPurpose = ({ spec }: Operation): boolean =>
  (spec.parameters ?? []).some((parameter: { name: string }) => parameter.name === 'Obhut-Purpose');

/** A word that is nowhere else, and that search keeps in one piece. */
const MARKER = 'zwetschgenkern';
/** They act on the neutral record itself, and are tested where they are. */
const ON_THE_RECORD = /^\/api\/v1\/(restrictions|restriction-openings)\b/;
/** Frozen documents belong to no contact; the law says to keep them, and each look has its reason (docs/decisions/0015). */
const ARCHIVE = /^\/api\/v1\/archive\b/;

let everybody: Actor;
let second: Actor;
let planted: Planted;
const restriction = () => planted.rows.get('restriction')!;

beforeAll(async () => {
  second = await app.makeUser({ 'data-protection': 'all' });
  everybody = await app.makeUser({
    administrator: 'all',
    sales: 'all',
    marketing: 'all',
    service: 'all',
    accounting: 'all',
    'data-protection': 'all',
  });
  await app.admin.query(
    "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
  );
  planted = await plantPerson(app.admin, app.ctx.register, MARKER, {
    // Somebody else's, long over; its words are for the second person.
    restriction_opening: { requested_by: second.id, reason: 'über', expires_at: new Date(0) },
    contact: { owner_id: everybody.id },
  });
  await app.admin.query('DELETE FROM ground WHERE contact_id = $1 AND ground_id <> $2', [
    planted.contactId,
    planted.rows.get('ground')!.ground_id,
  ]);
  await app.admin.query(
    `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
     SELECT gen_random_uuid(), $1, purpose_key, 'contract', 'person', now() - interval '1 day', now() + interval '20 days' FROM purpose WHERE for_grounds`,
    [planted.contactId],
  );
});

/** Everything of theirs but the log, as the superuser sees it. */
async function theirRows(): Promise<unknown> {
  const { rows } = await app.admin.query(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'obhut'::regnamespace
     WHERE c.table_schema = 'obhut' AND c.column_name = 'contact_id' AND c.table_name <> 'restriction_opening' ORDER BY 1`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of rows)
    all[name] = (
      await app.admin.query(
        `SELECT to_jsonb(t) AS row FROM ${name} t WHERE contact_id = $1 ORDER BY to_jsonb(t)::text`,
        [planted.contactId],
      )
    ).rows;
  return all;
}

/** The planted id that a path means: `/deals/{id}` the deal's, `/tickets/{id}/...` the case's, else the person's. */
function fill(path: string): string {
  const noun = path.split('/')[3] ?? '';
  const key = `${noun.split('-').at(-1)!.replace(/ies$/, 'y').replace(/s$/, '')}_id`;
  const row = [...planted.rows.values()].find((values) => typeof values[key] === 'string');
  const first = noun === 'contacts' || !row ? planted.contactId : String(row[key]);
  return path.replace(/\{\w+\}/, first).replaceAll(/\{\w+\}/g, planted.contactId);
}
const bodyFor = ({ spec }: Operation): unknown => {
  const schema = spec.requestBody?.content?.['application/json']?.schema;
  return schema
    ? sampleOf(schema, {
        purpose: 'inquiry',
        legalBasis: 'contract',
        origin: 'person',
        contactId: planted.contactId,
        contactIds: [planted.contactId],
        ids: [planted.contactId],
        winnerId: planted.contactId,
        loserId: planted.contactId,
        soleTraderContactId: planted.contactId,
      })
    : undefined;
};
const searches = [
  `/api/v1/contacts?q=${MARKER}`,
  `/api/v1/contacts?q=${MARKER.slice(0, -1)}m`,
  `/api/v1/contacts?email=${MARKER}-contact_email-address`,
  `/api/v1/contacts?tag=${MARKER}-contact_tag-tag`,
  `/api/v1/companies?q=${MARKER}`,
  '/api/v1/contacts?restricted=true',
];

async function shownIn(operation: Operation, purpose: string | undefined): Promise<string | undefined> {
  const answer = await app.call(everybody, operation.method, fill(operation.path), {
    // Every purpose from an address of its own: a refusal for too many calls would hide what is to be seen.
    from: `10.1.1.${[...everybody.purposes.keys()].indexOf(purpose ?? '') + 2}`,
    ...(purpose ? { purpose } : {}),
    ...(operation.method === 'GET' ? {} : { body: bodyFor(operation) }),
  });
  expect(answer.status, `${operation.method} ${operation.path}`).not.toBe(429);
  const text = answer.raw.toString();
  return text.toLowerCase().includes(MARKER) ? text : undefined;
}
const purposesOf = (operation: Operation): (string | undefined)[] =>
  takesPurpose(operation) ? [...everybody.purposes.keys()] : [undefined];
const lift = () => app.admin.query('DELETE FROM restriction WHERE contact_id = $1', [planted.contactId]);

async function restrictAgain(): Promise<void> {
  await app.admin.query(
    `INSERT INTO restriction (restriction_id, contact_id, reason, note, review_on) VALUES ($1, $2, 'claims', $3, '2030-01-01')`,
    [restriction().restriction_id, planted.contactId, `${MARKER} note`],
  );
}

describe('Art. 18: a restricted person is shown by no route, under no purpose', () => {
  it('is shown by many while not restricted, so that the silence below means something', async () => {
    await lift();
    const shown = new Set<string>();
    for (const operation of operations.filter(({ method }) => method === 'GET'))
      for (const purpose of purposesOf(operation))
        if (await shownIn(operation, purpose)) shown.add(operation.path);
    const found = await app.call(everybody, 'GET', searches[0]!, { purpose: 'inquiry' });
    await restrictAgain();
    expect(found.body.items).toHaveLength(1);
    expect([...shown]).toEqual(
      expect.arrayContaining([
        '/api/v1/contacts',
        '/api/v1/contacts/{id}',
        '/api/v1/home',
        '/api/v1/deals',
        '/api/v1/tickets',
        '/api/v1/requests',
      ]),
    );
    expect(shown.size, [...shown].join(' ')).toBeGreaterThan(25);
  });

  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (_name, operation) => {
      const before = await theirRows();
      for (const purpose of purposesOf(operation)) {
        const shown = await shownIn(operation, purpose);
        if (!ARCHIVE.test(operation.path)) expect(shown, `${purpose}`).toBeUndefined();
      }
      if (!ON_THE_RECORD.test(operation.path)) expect(await theirRows()).toEqual(before);
    },
  );

  it.each(searches)('%s', async (url) => {
    for (const purpose of everybody.purposes.keys()) {
      const answer = await app.call(everybody, 'GET', url, { purpose });
      expect(answer.raw.toString().toLowerCase(), purpose).not.toContain(MARKER);
      if (answer.body.items) expect(answer.body.items, purpose).toEqual([]);
    }
  });

  it('is shown again to one officer while it is open to them, and to nobody else', async () => {
    await app.admin.query('DELETE FROM restriction_opening WHERE decision IS NULL');
    await openRestricted(app, everybody, second, String(restriction().restriction_id));
    const read = (actor: Actor, purpose = 'rights') =>
      app.call(actor, 'GET', `/api/v1/contacts/${planted.contactId}`, { purpose });
    expect((await read(everybody)).raw.toString().toLowerCase()).toContain(MARKER);
    expect((await read(second)).status).toBe(404);
    for (const purpose of everybody.purposes.keys())
      if (purpose !== 'rights') expect((await read(everybody, purpose)).status, purpose).toBe(404);
  });
});
