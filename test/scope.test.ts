import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../src/kernel/actor.ts';
import { startTestApp } from './harness.ts';
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

const MARKER = 'Zwiebelfisch';
const roles = {
  sales: 'own',
  marketing: 'own',
  service: 'own',
  accounting: 'own',
  'data-protection': 'own',
} as const;
let mine: Actor;
let theirs: Actor;
let theirContact: string;
let theirGround: string;
let theirCompany: string;
let myContact: string;

const contactOf = (marker: string) => ({
  givenName: marker,
  familyName: `${marker}er`,
  note: `${marker} note`,
  emails: [{ address: `${marker}@${marker}.example` }],
  phones: [{ number: '+49 30 23125 111' }],
  addresses: [{ street: `${marker}weg 1`, city: `${marker}stadt` }],
  socials: [{ network: 'linkedin', handle: `${marker}-handle` }],
  tags: [`${marker}-tag`],
  grounds: [
    { purpose: 'inquiry', legalBasis: 'contract', origin: 'person', originDetail: `${marker} asked` },
    { purpose: 'marketing-email', legalBasis: 'consent', origin: 'person', evidence: `${marker} said yes` },
    { purpose: 'contract', legalBasis: 'contract', origin: 'person' },
    { purpose: 'accounting', legalBasis: 'legal-obligation', origin: 'person' },
    { purpose: 'support', legalBasis: 'contract', origin: 'person' },
  ],
});

/** Everything of theirs, as the superuser sees it. */
async function theirRows(): Promise<unknown> {
  const { rows } = await app.admin.query(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'obhut'::regnamespace
     WHERE c.table_schema = 'obhut' AND c.column_name = 'contact_id' ORDER BY 1`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of rows) {
    all[name] = (
      await app.admin.query(
        `SELECT to_jsonb(t) AS row FROM ${name} t WHERE contact_id = $1 ORDER BY to_jsonb(t)::text`,
        [theirContact],
      )
    ).rows;
  }
  all.company = (
    await app.admin.query('SELECT to_jsonb(t) AS row FROM company t WHERE company_id = $1', [theirCompany])
  ).rows;
  return all;
}

beforeAll(async () => {
  mine = await app.makeUser(roles);
  theirs = await app.makeUser(roles);
  const made = await app.call(theirs, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: contactOf(MARKER),
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  theirContact = made.body.contactId;
  const footing = await app.call(theirs, 'GET', `/api/v1/contacts/${theirContact}/grounds`, {
    purpose: 'inquiry',
  });
  theirGround = footing.body.grounds[0].groundId;
  const company = await app.call(theirs, 'POST', '/api/v1/companies', {
    purpose: 'inquiry',
    body: { name: `${MARKER} Einzelfirma`, soleTraderContactId: theirContact },
  });
  expect(company.status, JSON.stringify(company.body)).toBe(201);
  theirCompany = company.body.companyId;
  const own = await app.call(mine, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: contactOf('Buchfink'),
  });
  expect(own.status, JSON.stringify(own.body)).toBe(201);
  myContact = own.body.contactId;
});

const fill = (path: string): string =>
  path
    .replace('/contacts/{id}', `/contacts/${theirContact}`)
    .replace('/companies/{id}', `/companies/${theirCompany}`)
    .replace('{groundId}', theirGround)
    .replaceAll(/\{\w+\}/g, theirContact);

const bodyFor = (operation: Operation): unknown => {
  const schema = operation.spec.requestBody?.content?.['application/json']?.schema;
  return schema
    ? sampleOf(schema, {
        purpose: 'inquiry',
        legalBasis: 'contract',
        origin: 'person',
        soleTraderContactId: theirContact,
        contactId: theirContact,
      })
    : undefined;
};

describe('two sign-ins of different scope never see each other’s contacts', () => {
  it('covers every operation of the OpenAPI document', () => {
    expect(operations.length).toBeGreaterThan(30);
    expect(operations.filter(takesPurpose).length).toBeGreaterThan(15);
  });

  it('sees its own contact, so that the silence below means something', async () => {
    const list = await app.call(mine, 'GET', '/api/v1/contacts', { purpose: 'inquiry' });
    expect(JSON.stringify(list.body)).toContain('Buchfink');
    expect(
      JSON.stringify((await app.call(theirs, 'GET', '/api/v1/contacts', { purpose: 'inquiry' })).body),
    ).toContain(MARKER);
  });

  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (_name, operation) => {
      const before = await theirRows();
      const purposes = takesPurpose(operation) ? [...mine.purposes.keys()] : [undefined];
      for (const purpose of purposes) {
        const answer = await app.call(mine, operation.method, fill(operation.path), {
          ...(purpose ? { purpose } : {}),
          from: `10.1.1.${[...mine.purposes.keys()].indexOf(purpose ?? '') + 2}`,
          ...(operation.method === 'GET' ? {} : { body: bodyFor(operation) }),
        });
        expect(answer.status).not.toBe(429);
        const text = answer.raw.toString();
        expect(text, `${purpose}`).not.toContain(MARKER);
        expect(text, `${purpose}`).not.toContain(MARKER.toLowerCase());
        if (operation.path.includes('/contacts/{id}')) {
          expect([400, 403, 404, 409, 422], `${purpose} ${text.slice(0, 200)}`).toContain(answer.status);
          expect(text).not.toContain(theirContact);
        }
      }
      expect(await theirRows()).toEqual(before);
    },
  );

  it.each([
    'q=Zwiebelfisch',
    'q=Zwiebelfsich',
    'email=zwiebelfisch@zwiebelfisch.example',
    'city=Zwiebelfischstadt',
    'tag=Zwiebelfisch-tag',
  ])('finds nothing of theirs by %s', async (query) => {
    for (const purpose of ['inquiry', 'contract', 'marketing-email', 'rights']) {
      const answer = await app.call(mine, 'GET', `/api/v1/contacts?${query}`, { purpose });
      expect(answer.status).toBe(200);
      expect(answer.body.items.map((item: { contactId: string }) => item.contactId)).not.toContain(
        theirContact,
      );
    }
  });

  it('finds its own by the same ways', async () => {
    const answer = await app.call(mine, 'GET', '/api/v1/contacts?q=Buchfnik', { purpose: 'inquiry' });
    expect(answer.body.items.map((item: { contactId: string }) => item.contactId)).toContain(myContact);
  });
});
