import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { JOBS } from '../src/app/app.ts';
import { sql } from '../src/platform/db/index.ts';
import { runJob } from '../src/platform/jobs.ts';
import { createLog } from '../src/platform/log.ts';
import { startTestApp } from './harness.ts';
import { type Planted, plantPerson } from './plant.ts';
import { drainQueue } from './queue.ts';
import { dumpDatabase } from './schema.ts';

const app = await startTestApp();
const serverLog = join(app.dataDir, 'server.log');
app.ctx.log = createLog({ level: 'trace', destination: serverLog });
const officer = await app.makeUser({ 'data-protection': 'all' });
const { register } = app.ctx;
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);

/** What is written anew by every erasure, and so differs before and after. */
const WRITTEN_BY_ERASURE = [
  'obhut.erasure_ledger',
  'obhut.suppression',
  'obhut.consent_proof',
  'obhut.audit_entry',
  'obhut.ledger_event',
  'obhut.erasure_notice',
];
/** Rows of these stay by law when the person goes, under a clock of their own. */
const KEPT = register.flatMap(({ table, erasure }) => (erasure.act === 'keep' ? [`obhut.${table}`] : []));
const isQueue = (table: string): boolean => table.startsWith('obhut_queue.');

/** Ways in which the marker or the id could be left behind. */
function traces({ contactId }: Planted, marker: string): string[] {
  const clear = [marker, contactId, contactId.replaceAll('-', '')];
  return clear.flatMap((text) => {
    const bytes = Buffer.from(text);
    return [text, text.toUpperCase(), bytes.toString('hex'), bytes.toString('base64').slice(0, -4)];
  });
}
const mentions = (text: string, needles: readonly string[]): boolean =>
  needles.some((needle) => text.includes(needle));

/** Every file of the installation: keys, uploads, ledger, log. */
const allFiles = (): [string, Buffer][] =>
  globSync('**/*', { cwd: app.dataDir, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file, readFileSync(file)]);

const erase = (contactId: string, actor = officer) =>
  app.call(actor, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
    purpose: 'rights',
    body: { confirm: true },
  });

/** The rows of the dump that say nothing of the erasure itself. */
const withoutErasure = (dump: Map<string, string[]>): [string, string[]][] =>
  [...dump].filter(([table]) => !WRITTEN_BY_ERASURE.includes(table) && !isQueue(table));

async function sweep(marker: string) {
  const planted = await plantPerson(app.admin, register, marker);
  // Parts can hold numbers alone: they are known by the row that they are a part of.
  const records = register.flatMap(({ table, subject }) => {
    const id =
      typeof subject === 'object' && 'through' in subject && planted.rows.get(table)?.[subject.through];
    return typeof id === 'string' ? [id] : [];
  });
  const needles = [...traces(planted, marker), ...records];
  return { planted, needles };
}

describe('an erased person', () => {
  it('is in no table, file or log any more, and everything else is as it was', async () => {
    // Lower case, since addresses are; without hyphens at the ends, so that no folding can hide it.
    const marker = `zqx${uuid().replaceAll('-', '')}`;
    const neighbour = await plantPerson(app.admin, register, `neighbour${uuid().slice(-8)}`);
    const { planted, needles } = await sweep(marker);
    // Somebody looks at both, and at the one together with the other.
    await app.admin.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects) VALUES ('user', $1, 'rights', 'test.see', $2), ('user', $1, 'rights', 'test.see', $3)`,
      [officer.id, [planted.contactId, neighbour.contactId], [neighbour.contactId]],
    );
    for (const format of ['json', 'pdf', 'portability'])
      await app.call(officer, 'GET', `/api/v1/contacts/${planted.contactId}/report?format=${format}`, {
        purpose: 'rights',
      });
    const before = await dumpDatabase(app.admin);
    const held = [...before]
      .filter(([, rows]) => rows.some((row) => mentions(row, needles)))
      .map(([table]) => table);
    for (const { table, whose, erasure } of register)
      if (whose === 'contact' && erasure.act !== 'none' && !WRITTEN_BY_ERASURE.includes(`obhut.${table}`))
        expect(held, 'planted nowhere').toContain(`obhut.${table}`);

    const answer = await erase(planted.contactId);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(mentions(answer.raw.toString(), needles)).toBe(false);
    await drainQueue(app);

    const after = await dumpDatabase(app.admin);
    expect(
      [...after].filter(([, rows]) => rows.some((row) => mentions(row, needles))).map(([table]) => table),
    ).toEqual(KEPT);
    // What the law keeps names the person, and does not lead to what was their contact.
    const ids = traces(planted, planted.contactId);
    for (const table of KEPT)
      expect(
        after.get(table)!.filter((row) => mentions(row, ids)),
        table,
      ).toEqual([]);
    expect(
      allFiles()
        .filter(([, content]) => needles.some((needle) => content.includes(needle)))
        .map(([file]) => file),
    ).toEqual([]);

    const expected = new Map(
      withoutErasure(before).map(([table, rows]) => [
        table,
        KEPT.includes(table) ? rows : rows.filter((row) => !mentions(row, needles)),
      ]),
    );
    expect(new Map(withoutErasure(after))).toEqual(expected);
  });

  it('takes an uploaded file that holds them along, and leaves the files of others', async () => {
    const files = register.flatMap(({ table, columns, erasure }) =>
      Object.entries(columns).flatMap(([column, { file }]) =>
        file && erasure.act !== 'keep' ? [{ table, column, area: file }] : [],
      ),
    );
    expect(files.length).toBeGreaterThan(0);
    const marker = `zqf${uuid().replaceAll('-', '')}`;
    const planted = await plantPerson(app.admin, register, marker);
    const held = files.flatMap(({ table, column, area }) => {
      const id = planted.rows.get(table)?.[column];
      return typeof id === 'string' ? [{ area, id }] : [];
    });
    expect(held.length).toBeGreaterThan(0);
    const other = uuid();
    for (const { area, id } of [...held, { area: held[0]!.area, id: other }])
      await app.ctx.files.write(area, id, Readable.from([`${marker} and others`]));
    const preview = await app.call(officer, 'GET', `/api/v1/contacts/${planted.contactId}/erasure`, {
      purpose: 'rights',
    });
    expect(preview.body.goes.map(({ table }: { table: string }) => table)).toContain('files');
    expect((await erase(planted.contactId)).status).toBe(200);
    await drainQueue(app);
    for (const { area, id } of held) expect(existsSync(app.ctx.files.path(area, id))).toBe(false);
    expect(existsSync(app.ctx.files.path(held[0]!.area, other))).toBe(true);
  });

  it('takes their own firm along, with what leads to it, and leaves their employer and colleagues alone', async () => {
    const sales = await app.makeUser({ sales: 'all' });
    const marker = `zqe${uuid().slice(-12)}`;
    const grounds = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];
    const post = async (path: string, body: object) => {
      const answer = await app.call(sales, 'POST', path, { purpose: 'inquiry', body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body;
    };
    const employer = await post('/api/v1/companies', { name: 'Werkzeugbau GmbH' });
    const person = await post('/api/v1/contacts', {
      givenName: marker,
      familyName: 'Groß',
      emails: [{ address: `${marker}@probe.example` }],
      companies: [{ companyId: employer.companyId, role: marker }],
      grounds,
    });
    const own = await post('/api/v1/companies', {
      name: `${marker} Catering`,
      soleTraderContactId: person.contactId,
    });
    const colleague = await post('/api/v1/contacts', {
      givenName: 'Ole',
      familyName: 'Lund',
      emails: [{ address: 'ole@probe.example' }],
      companies: [{ companyId: employer.companyId }, { companyId: own.companyId }],
      grounds,
    });
    // The officer looks after the person alone, and does not see the colleague.
    const ownOfficer = await app.makeUser({ 'data-protection': 'own' });
    await app.admin.query('UPDATE contact SET owner_id = $1 WHERE contact_id = $2', [
      ownOfficer.id,
      person.contactId,
    ]);
    expect((await erase(person.contactId, ownOfficer)).status).toBe(200);
    await drainQueue(app);
    const { body } = await app.call(sales, 'GET', `/api/v1/contacts/${colleague.contactId}`, {
      purpose: 'inquiry',
    });
    expect(body.companies).toEqual([
      { companyId: employer.companyId, name: 'Werkzeugbau GmbH', role: '', department: '' },
    ]);
    const found = await app.call(sales, 'GET', '/api/v1/contacts?q=werkzeugbau', { purpose: 'inquiry' });
    expect(found.body.items.map(({ contactId }: { contactId: string }) => contactId)).toContain(
      colleague.contactId,
    );
    const needles = [marker, person.contactId, own.companyId];
    const after = await dumpDatabase(app.admin);
    expect(
      [...after].filter(([, rows]) => rows.some((row) => mentions(row, needles))).map(([table]) => table),
    ).toEqual([]);
  });

  it('leaves no entry in the log behind, also of somebody who was looking while it happened', async () => {
    const marker = `zql${uuid().slice(-12)}`;
    const { contactId } = await plantPerson(app.admin, register, marker);
    const looking = app.ctx.db.perform(
      { actor: officer, purpose: 'rights', action: 'test.look' },
      async (tx) => {
        const rows = await tx.query(sql`SELECT contact_id FROM contact WHERE contact_id = ${contactId}`);
        expect(rows).toHaveLength(1);
        expect((await erase(contactId)).status).toBe(200);
      },
    );
    await looking;
    const naming = async () =>
      (await app.admin.query('SELECT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid]', [contactId]))
        .rows;
    expect(await naming()).toEqual([{ action: 'test.look' }]);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.redact-late')!, {});
    expect(await naming()).toEqual([]);
  });
});
