import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { openRestricted, restrict } from '../../../test/open-restricted.ts';
import { plantPerson } from '../../../test/plant.ts';
import { drainQueue } from '../../../test/queue.ts';
import { dumpDatabase } from '../../../test/schema.ts';
import type { Actor } from '../../kernel/actor.ts';
import { searchDuplicates } from './search-duplicates.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all', marketing: 'all', accounting: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });

const INQUIRY = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' };
const MAIL = {
  purpose: 'marketing-email',
  legalBasis: 'consent',
  origin: 'person',
  evidence: 'Ja, ich möchte den Rundbrief.',
};
async function make(body: object, actor: Actor = sales): Promise<{ contactId: string; version: number }> {
  const answer = await app.call(actor, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: { grounds: [INQUIRY], ...body },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const read = async (contactId: string, purpose = 'inquiry', actor = sales) =>
  app.call(actor, 'GET', `/api/v1/contacts/${contactId}`, { purpose });
const merge = (
  winner: { contactId: string; version: number },
  loser: { contactId: string; version: number },
  more: object = {},
  { actor = sales, purpose = 'inquiry' } = {},
) =>
  app.call(actor, 'POST', '/api/v1/merges', {
    purpose,
    body: {
      winnerId: winner.contactId,
      winnerVersion: winner.version,
      loserId: loser.contactId,
      loserVersion: loser.version,
      ...more,
    },
  });
const pairs = async (actor = sales, query = '') =>
  (await app.call(actor, 'GET', `/api/v1/duplicates?limit=200${query}`, { purpose: 'inquiry' })).body
    .items as {
    pairId: string;
    signs: string[];
    score: number;
    first: { contactId: string };
    second: { contactId: string };
  }[];
const pairOf = async (one: string, other: string, actor = sales) =>
  (await pairs(actor)).find(
    ({ first, second }) =>
      [first.contactId, second.contactId].includes(one) &&
      [first.contactId, second.contactId].includes(other),
  );
const family = () =>
  `Q${uuid()
    .slice(-10)
    .replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}`;
const groundsOf = async (contactId: string) =>
  (
    await app.admin.query(
      'SELECT purpose_key, status, ends_at, starts_at, end_rule FROM ground WHERE contact_id = $1 ORDER BY ground_id',
      [contactId],
    )
  ).rows;

describe('duplicates in existing data', () => {
  it('are found by e-mail, phone, name with company or postcode, and nearly the same name', async () => {
    const company = (
      await app.call(sales, 'POST', '/api/v1/companies', { purpose: 'inquiry', body: { name: family() } })
    ).body.companyId;
    const [a, b, c, d, e] = [family(), family(), family(), family(), family()];
    const found: [string, { contactId: string }, { contactId: string }][] = [
      [
        'email',
        await make({ givenName: 'Änne', familyName: a, emails: [{ address: `${a}@probe.example` }] }),
        await make({
          givenName: 'Aenne',
          familyName: a,
          emails: [{ address: `${a}@probe.example`, kind: 'private' }],
        }),
      ],
      [
        'phone',
        await make({ givenName: 'Ole', familyName: b, phones: [{ number: '+49 40 1234 5601' }] }),
        await make({ givenName: 'Ole', familyName: b, phones: [{ number: '040 12345601' }] }),
      ],
      [
        'name-company',
        await make({ givenName: 'Jörg', familyName: c, companies: [{ companyId: company }] }),
        await make({ givenName: 'Joerg', familyName: c, companies: [{ companyId: company }] }),
      ],
      [
        'name-postcode',
        await make({
          givenName: 'Ida',
          familyName: d,
          addresses: [{ postalCode: '20095', street: 'Am Wall 1' }],
        }),
        await make({
          givenName: 'Ida',
          familyName: d,
          addresses: [{ postalCode: '20095', street: 'Postfach 3' }],
        }),
      ],
      [
        'near-name',
        await make({ givenName: 'Lena', familyName: e, companies: [{ companyId: company }] }),
        await make({ givenName: 'Lena', familyName: `${e}t`, companies: [{ companyId: company }] }),
      ],
    ];
    const stranger = await make({
      givenName: 'Ida',
      familyName: d,
      addresses: [{ postalCode: '80331', street: 'Tal 1' }],
    });
    await searchDuplicates(app.ctx, 3);
    for (const [sign, one, other] of found)
      expect((await pairOf(one.contactId, other.contactId))?.signs, sign).toContain(sign);
    expect(
      (await pairs()).filter(({ first, second }) =>
        [first, second].some(({ contactId }) => contactId === stranger.contactId),
      ),
    ).toEqual([]);
    const scores = (await pairs()).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((x, y) => y - x));
  });

  it('are paged by a cursor, each pair once', async () => {
    const all = await pairs();
    expect(all.length).toBeGreaterThan(3);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await app.call(sales, 'GET', `/api/v1/duplicates?limit=2${cursor}`, {
        purpose: 'inquiry',
      });
      seen.push(...body.items.map(({ pairId }: { pairId: string }) => pairId));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(seen).toEqual(all.map(({ pairId }) => pairId));
  });

  it('stay decided once somebody said that they are two people', async () => {
    const name = family();
    const one = await make({
      givenName: 'Kai',
      familyName: name,
      emails: [{ address: `${name}@probe.example` }],
    });
    const other = await make({
      givenName: 'Kai',
      familyName: name,
      emails: [{ address: `${name}@probe.example` }],
    });
    await searchDuplicates(app.ctx);
    const pair = (await pairOf(one.contactId, other.contactId))!;
    const apart = () =>
      app.call(sales, 'POST', `/api/v1/duplicates/${pair.pairId}/apart`, { purpose: 'inquiry' });
    expect((await apart()).status).toBe(204);
    expect((await apart()).status).toBe(404);
    await app.call(sales, 'PATCH', `/api/v1/contacts/${one.contactId}`, {
      purpose: 'inquiry',
      body: { version: 1, nickname: 'Kaichen' },
    });
    await searchDuplicates(app.ctx);
    expect(await pairOf(one.contactId, other.contactId)).toBeUndefined();
  });

  it('go from the list when what spoke for them is gone', async () => {
    const name = family();
    const one = await make({
      givenName: 'Uli',
      familyName: name,
      emails: [{ address: `${name}@probe.example` }],
    });
    const other = await make({
      givenName: 'Uli',
      familyName: name,
      emails: [{ address: `${name}@probe.example` }],
    });
    await searchDuplicates(app.ctx);
    expect(await pairOf(one.contactId, other.contactId)).toBeDefined();
    await app.call(sales, 'PATCH', `/api/v1/contacts/${one.contactId}`, {
      purpose: 'inquiry',
      body: { version: 1, emails: [{ address: `neu-${name}@probe.example` }] },
    });
    await searchDuplicates(app.ctx);
    expect(await pairOf(one.contactId, other.contactId)).toBeUndefined();
  });

  it('show a pair only to who sees both of it, and say nothing of what many share', async () => {
    const own = await app.makeUser({ sales: 'own' });
    const name = family();
    const mine = await make(
      { givenName: 'Mia', familyName: name, emails: [{ address: `${name}@probe.example` }] },
      own,
    );
    const theirs = await make({
      givenName: 'Mia',
      familyName: name,
      emails: [{ address: `${name}@probe.example` }],
    });
    const info = family();
    for (let n = 0; n < 12; n++)
      await make({
        givenName: `Gast${n}`,
        familyName: family(),
        emails: [{ address: `info@${info}.example` }],
      });
    await searchDuplicates(app.ctx);
    expect(await pairOf(mine.contactId, theirs.contactId)).toBeDefined();
    expect(await pairs(own)).toEqual([]);
    const { rows } = await app.admin.query(
      `SELECT count(*)::int AS n FROM duplicate_candidate d JOIN contact_email e USING (contact_id) WHERE e.address = $1`,
      [`info@${info}.example`],
    );
    expect(rows[0].n).toBe(0);
  });
});

/** Tables in which a key allows only one of a row of this and a row of that contact. */
async function tablesWithClashes(one: string, other: string): Promise<Set<string>> {
  const { rows: keys } = await app.admin.query(`
    SELECT c.relname AS name, array_remove(array_agg(a.attname::text), 'contact_id') AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'obhut'::regnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
     WHERE i.indisunique GROUP BY i.indexrelid, c.relname HAVING 'contact_id' = ANY (array_agg(a.attname::text))`);
  const found = new Set<string>();
  for (const { name, columns } of keys) {
    const same = (columns as string[]).map((column) => ` AND a."${column}" = b."${column}"`).join('');
    const { rows } = await app.admin.query(
      `SELECT count(*)::int AS n FROM "${name}" a JOIN "${name}" b ON a.contact_id = $1 AND b.contact_id = $2${same}`,
      [one, other],
    );
    if (rows[0].n > 0) found.add(name);
  }
  return found;
}

describe('a merge', () => {
  it('keeps the chosen fields, all contact points and the notes of both', async () => {
    const name = family();
    const one = await make({
      givenName: 'Jürgen',
      familyName: name,
      title: 'Dr.',
      note: 'Trinkt Tee.',
      tags: ['Messe'],
      emails: [{ address: `${name}@probe.example` }, { address: `beide-${name}@probe.example` }],
      phones: [{ number: '030 23125 111' }],
    });
    const other = await make({
      givenName: 'Juergen',
      familyName: `${name}-Meier`,
      salutation: 'mr',
      nickname: 'Jürgi',
      note: 'Ruft mittags zurück.',
      tags: ['Messe', 'Stammkunde'],
      emails: [
        { address: `beide-${name}@probe.example` },
        { address: `privat-${name}@probe.example`, kind: 'private' },
      ],
      phones: [{ number: '+49 30 23125 111' }, { number: '+49 170 1234567', kind: 'mobile' }],
      addresses: [{ street: 'Am Wall 1', postalCode: '20095', city: 'Hamburg' }],
    });
    const answer = await merge(one, other, { fields: { familyName: 'loser' } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body).toMatchObject({
      contactId: one.contactId,
      givenName: 'Jürgen',
      familyName: `${name}-Meier`,
      title: 'Dr.',
      salutation: 'mr',
      nickname: 'Jürgi',
      note: 'Trinkt Tee.\n\nRuft mittags zurück.',
      tags: ['Messe', 'Stammkunde'],
      addresses: [{ city: 'Hamburg' }],
    });
    expect(answer.body.emails.map(({ address }: { address: string }) => address)).toEqual(
      [`${name}@probe.example`, `beide-${name}@probe.example`, `privat-${name}@probe.example`].map(
        (address) => address.toLowerCase(),
      ),
    );
    expect(answer.body.phones).toHaveLength(2);
    expect((await read(other.contactId)).status).toBe(404);
    const found = await app.call(sales, 'GET', `/api/v1/contacts?q=privat-${name}`, { purpose: 'inquiry' });
    expect(found.body.items.map(({ contactId }: { contactId: string }) => contactId)).toEqual([
      one.contactId,
    ]);
  });

  it('keeps what the person closed in either closed, and the earlier end of a purpose with its rule', async () => {
    const ends = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const name = family();
    const one = await make({
      familyName: name,
      emails: [{ address: `eins-${name}@probe.example` }],
      grounds: [
        { ...INQUIRY, endsAt: ends(100) },
        MAIL,
        { purpose: 'contract', legalBasis: 'contract', origin: 'person', endsAt: ends(300) },
      ],
    });
    const other = await make({
      familyName: name,
      emails: [{ address: `zwei-${name}@probe.example` }],
      grounds: [{ ...INQUIRY, endsAt: ends(50) }, MAIL],
    });
    const grounds = (
      await app.call(sales, 'GET', `/api/v1/contacts/${other.contactId}/grounds`, { purpose: 'inquiry' })
    ).body.grounds;
    const consent = grounds.find(({ purpose }: { purpose: string }) => purpose === 'marketing-email');
    await app.call(sales, 'PATCH', `/api/v1/contacts/${other.contactId}/grounds/${consent.groundId}`, {
      purpose: 'inquiry',
      body: { status: 'withdrawn' },
    });
    const preview = await app.call(
      sales,
      'GET',
      `/api/v1/merges/preview?first=${one.contactId}&second=${other.contactId}`,
      { purpose: 'inquiry' },
    );
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
    const footing = new Map(preview.body.footing.map((line: { purpose: string }) => [line.purpose, line]));
    expect(footing.get('marketing-email')).toMatchObject({
      first: { isOpen: true },
      second: { isOpen: false, closed: 'withdrawn' },
      merged: { isOpen: false, closed: 'withdrawn' },
    });
    expect(footing.get('inquiry')).toMatchObject({ merged: { isOpen: true } });
    const answer = await merge(one, other);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.openPurposes).toEqual(['inquiry', 'contract']);
    const rows = await groundsOf(one.contactId);
    expect(rows).toHaveLength(5);
    const inquiry = rows.filter(({ purpose_key }) => purpose_key === 'inquiry');
    const earlier = Math.min(...inquiry.map(({ ends_at }) => ends_at.getTime()));
    expect(inquiry.map(({ ends_at }) => ends_at.getTime())).toEqual([earlier, earlier]);
    expect(earlier).toBeLessThan(Date.now() + 51 * 86_400_000);
    expect(
      rows.filter(({ purpose_key }) => purpose_key === 'marketing-email').map(({ status }) => status),
    ).toEqual(['withdrawn', 'withdrawn']);
    // The address of the other entry is the same person's: a later list must not open the purpose by it.
    const again = await app.call(sales, 'POST', '/api/v1/contacts', {
      purpose: 'inquiry',
      body: {
        familyName: family(),
        emails: [{ address: `eins-${name}@probe.example` }],
        grounds: [INQUIRY, { ...MAIL, origin: 'list' }],
      },
    });
    expect(again.status, JSON.stringify(again.body)).not.toBe(201);
  });

  it('keeps an objection that no ground tells of', async () => {
    const name = family();
    const one = await make({
      familyName: name,
      emails: [{ address: `a-${name}@probe.example` }],
      grounds: [INQUIRY, MAIL],
    });
    const other = await make({ familyName: name, emails: [{ address: `b-${name}@probe.example` }] });
    const objection = await app.call(sales, 'POST', `/api/v1/contacts/${other.contactId}/objection`, {
      purpose: 'inquiry',
      body: { directMarketing: true },
    });
    expect(objection.status, JSON.stringify(objection.body)).toBeLessThan(300);
    const answer = await merge(one, other);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.openPurposes).toEqual(['inquiry']);
    expect(
      (await groundsOf(one.contactId)).find(({ purpose_key }) => purpose_key === 'marketing-email'),
    ).toMatchObject({ status: 'objected' });
  });

  it('Art. 18: leaves a restricted contact alone, also where it is open to the caller', async () => {
    const one = await make({ familyName: family() });
    const other = await make({ familyName: family() });
    const second = await app.makeUser({ 'data-protection': 'all' });
    const restrictionId = await restrict(app, officer, other.contactId);
    expect((await merge(one, other)).status).toBe(404);
    expect((await merge(one, other, {}, { actor: officer, purpose: 'rights' })).status).toBe(404);
    await openRestricted(app, officer, second, restrictionId);
    for (const [winner, loser, at] of [
      [one, other, 'body.loserId'],
      [other, one, 'body.winnerId'],
    ] as const) {
      const answer = await merge(winner, loser, {}, { actor: officer, purpose: 'rights' });
      expect(answer.status, JSON.stringify(answer.body)).toBe(409);
      expect(answer.body.errors).toMatchObject([{ at, code: 'restricted' }]);
    }
    expect((await read(one.contactId)).status).toBe(200);
  });

  it('is refused where nothing would carry the person', async () => {
    const reader = await make({ familyName: family(), grounds: [INQUIRY, MAIL] });
    const gone = await make({ familyName: family(), grounds: [INQUIRY, MAIL] });
    await app.admin.query(
      `UPDATE ground SET status = 'withdrawn' WHERE contact_id = $1 AND purpose_key = 'marketing-email'`,
      [gone.contactId],
    );
    await app.admin.query(
      `UPDATE ground SET status = 'ended' WHERE contact_id = ANY ($1) AND purpose_key = 'inquiry'`,
      [[reader.contactId, gone.contactId]],
    );
    const refused = await merge(reader, gone, {}, { actor: officer, purpose: 'rights' });
    expect(refused.status).toBe(409);
    expect(refused.body.errors).toMatchObject([{ code: 'no-ground-left' }]);
    expect((await read(gone.contactId, 'rights', officer)).status).toBe(200);
  });

  it('moves every row of every table, and leaves the id of the loser nowhere', async () => {
    const { register } = app.ctx;
    const markers = [`mga${uuid().slice(-10)}`, `mgb${uuid().slice(-10)}`] as const;
    const [one, other] = [
      await plantPerson(app.admin, register, markers[0]),
      await plantPerson(app.admin, register, markers[1]),
    ];
    await app.admin.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, purpose, action, subjects) VALUES ('user', $1, 'rights', 'test.see-loser', $2), ('user', $1, 'rights', 'test.see-both', $3)`,
      [officer.id, [other.contactId], [other.contactId, one.contactId]],
    );
    await app.admin.query(`DELETE FROM restriction WHERE contact_id = ANY ($1)`, [
      [one.contactId, other.contactId],
    ]);
    await app.admin.query(
      `UPDATE ground SET status = 'given', legal_basis = 'contract', starts_at = now() - interval '1 day', ends_at = now() + interval '90 days' WHERE contact_id = ANY ($1)`,
      [[one.contactId, other.contactId]],
    );
    const versions = new Map(
      (await app.admin.query('SELECT contact_id, version FROM contact')).rows.map(
        ({ contact_id, version }) => [contact_id, version],
      ),
    );
    const before = await dumpDatabase(app.admin);
    const clashes = await tablesWithClashes(one.contactId, other.contactId);
    const answer = await merge(
      { contactId: one.contactId, version: versions.get(one.contactId) },
      { contactId: other.contactId, version: versions.get(other.contactId) },
      {},
      { actor: officer, purpose: 'rights' },
    );
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    await drainQueue(app);
    const after = await dumpDatabase(app.admin);
    const naming = [...after]
      .filter(([, rows]) => rows.some((row) => row.includes(other.contactId)))
      .map(([table]) => table);
    expect(naming).toEqual([]);
    // As many rows as before, but for those of which a person has one.
    const lost = [...before]
      .filter(
        ([table]) =>
          table.startsWith('obhut.') && !/audit_entry|erasure_ledger|suppression|consent_proof/.test(table),
      )
      .filter(([table, rows]) => after.get(table)!.length < rows.length)
      .map(([table]) => table.replace('obhut.', ''));
    expect(lost.filter((table) => !clashes.has(table) && table !== 'duplicate_candidate')).toEqual([]);
    const { rows: seen } = await app.admin.query(
      `SELECT action, subjects FROM audit_entry WHERE action LIKE 'test.see-%' ORDER BY entry_id`,
    );
    expect(seen).toEqual([
      { action: 'test.see-loser', subjects: [one.contactId] },
      { action: 'test.see-both', subjects: ['00000000-0000-0000-0000-000000000000', one.contactId] },
    ]);
    const { rows: ledger } = await app.admin.query(
      `SELECT reason, into_hash, subject_hash FROM erasure_ledger WHERE reason = 'merged' ORDER BY erased_at DESC LIMIT 1`,
    );
    expect(ledger[0].subject_hash).toEqual(app.ctx.keys.hash('ledger', other.contactId));
    expect(ledger[0].into_hash).toEqual(app.ctx.keys.hash('ledger', one.contactId));
    // What the register leads to a person by is what the merge moves by.
    const { rows: led } = await app.admin.query(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'contact_id' WHERE c.relnamespace = 'obhut'::regnamespace`,
    );
    const moved = new Set(led.map(({ relname }) => relname));
    expect(
      register
        .filter(({ subject }) => subject === 'contact_id')
        .map(({ table }) => table)
        .filter((table) => !moved.has(table)),
    ).toEqual([]);
  });

  it('moves the company of a sole trader, and their part in a conversation that both took part in', async () => {
    const one = await make({ familyName: family() });
    const other = await make({ familyName: family() });
    const own = await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Otto Catering', soleTraderContactId: other.contactId },
    });
    const talk = uuid();
    const later = uuid();
    await app.admin.query(
      `WITH people AS (
         INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
         VALUES ($1, $3, '2026-11-01', 'call', 'in'), ($2, $3, '2026-11-01', 'call', 'in'), ($2, $4, '2026-11-02', 'visit', 'out'))
       INSERT INTO interaction (interaction_id, channel, occurred_at) VALUES ($3, 'call', '2026-11-01'), ($4, 'visit', '2026-11-02')`,
      [one.contactId, other.contactId, talk, later],
    );
    expect((await merge(one, other)).status).toBe(200);
    const { rows: last } = await app.admin.query(
      'SELECT last_channel FROM contact_activity WHERE contact_id = $1',
      [one.contactId],
    );
    expect(last).toEqual([{ last_channel: 'visit' }]);
    const { rows } = await app.admin.query(
      'SELECT contact_id FROM interaction_person WHERE interaction_id = $1',
      [talk],
    );
    expect(rows).toEqual([{ contact_id: one.contactId }]);
    const company = await app.call(sales, 'GET', `/api/v1/companies/${own.body.companyId}`, {
      purpose: 'inquiry',
    });
    expect(company.body.soleTraderContactId).toBe(one.contactId);
  });

  it('is refused for what the caller does not see, has changed meanwhile, or is the same', async () => {
    const own = await app.makeUser({ sales: 'own' });
    const mine = await make({ familyName: family() }, own);
    const theirs = await make({ familyName: family() });
    const unseen = await merge(mine, theirs, {}, { actor: own });
    expect(unseen.status).toBe(404);
    expect(unseen.body.errors).toMatchObject([{ at: 'body.loserId' }]);
    const stale = await merge(mine, { ...theirs, version: 7 });
    expect(stale.status).toBe(409);
    expect(stale.body.errors).toMatchObject([{ at: 'body.loserVersion', code: 'changed-meanwhile' }]);
    expect((await merge(mine, mine)).body.errors).toMatchObject([
      { at: 'body.loserId', code: 'same-contact' },
    ]);
    expect((await merge(mine, theirs, { fields: { givenName: 'both' } })).status).toBe(422);
    const accounting = await app.makeUser({ marketing: 'all' });
    expect((await merge(mine, theirs, {}, { actor: accounting, purpose: 'profiling' })).status).toBe(403);
    expect((await read(theirs.contactId)).status).toBe(200);
  });

  it('lets one win when two merge, erase or change at the same time', async () => {
    for (let round = 0; round < 4; round++) {
      const [one, other] = [await make({ familyName: family() }), await make({ familyName: family() })];
      const answers = await Promise.all([
        merge(one, other),
        merge(other, one),
        app.call(sales, 'PATCH', `/api/v1/contacts/${other.contactId}`, {
          purpose: 'inquiry',
          body: { version: 1, nickname: 'x' },
        }),
        ...(round % 2
          ? [
              app.call(officer, 'POST', `/api/v1/contacts/${one.contactId}/erasure`, {
                purpose: 'rights',
                body: { confirm: true },
              }),
            ]
          : []),
      ]);
      for (const { status, body } of answers) {
        expect([200, 404, 409], JSON.stringify(body)).toContain(status);
        if (status >= 400) expect(body.type).toMatch(/^urn:obhut:problem:(not-found|conflict)$/);
      }
      expect(answers.slice(0, 2).filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      const { rows } = await app.admin.query(
        'SELECT count(*)::int AS n FROM contact WHERE contact_id = ANY ($1)',
        [[one.contactId, other.contactId]],
      );
      expect(rows[0].n).toBeLessThanOrEqual(2);
    }
  });
});
