import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import type { Actor } from '../../kernel/actor.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const german = await app.makeUser({ sales: 'all' }, { language: 'de' });
const marketing = await app.makeUser({ marketing: 'all' });
const officer = await app.makeUser({ 'data-protection': 'all' });

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const url = (contactId: string, groundId?: string) =>
  `/api/v1/contacts/${contactId}/grounds${groundId ? `/${groundId}` : ''}`;
const read = (contactId: string, actor: Actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'GET', url(contactId), { purpose });
const add = (contactId: string, body: unknown, actor: Actor = sales, purpose = 'inquiry') =>
  app.call(actor, 'POST', url(contactId), { purpose, body });
const change = (
  contactId: string,
  groundId: string,
  body: unknown,
  actor: Actor = sales,
  purpose = 'inquiry',
) => app.call(actor, 'PATCH', url(contactId, groundId), { purpose, body });
const faultsOf = (answer: { body: { errors?: { at: string; code: string }[] } }): Record<string, string> =>
  Object.fromEntries((answer.body.errors ?? []).map(({ at, code }) => [at, code]));

const contract = { purpose: 'contract', legalBasis: 'contract', origin: 'person' };
const consent = {
  purpose: 'marketing-email',
  legalBasis: 'consent',
  origin: 'person',
  evidence: 'Ja, gern per E-Mail.',
};

describe('what carries a contact', () => {
  it('Art. 5(2), 6: says what is open, on what basis, from where, and until when', async () => {
    const { contactId, groundIds } = await plantContact(app, {
      grounds: [{ originDetail: 'Messe Hannover', evidence: 'Anruf vom 3. Mai' }],
    });
    const { status, body } = await read(contactId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contactId,
      openPurposes: ['inquiry'],
      restrictedAt: null,
      restriction: null,
      deletesBecause: 'inquiries are deleted 6 months after the last step',
      grounds: [
        {
          groundId: groundIds[0],
          purpose: 'inquiry',
          legalBasis: 'contract',
          origin: 'person',
          originDetail: 'Messe Hannover',
          evidence: 'Anruf vom 3. Mai',
          endRule: 'inquiry',
          status: 'given',
          isOpen: true,
        },
      ],
    });
    expect(body.deletesAt).toBe(body.grounds[0].endsAt);
    expect(Date.parse(body.deletesAt) - Date.parse(body.grounds[0].startsAt)).toBe(180 * 86_400_000);
    const { rows } = await app.admin.query(
      'SELECT evidence_hash FROM ground WHERE ground_id = $1',
      groundIds,
    );
    expect(rows[0].evidence_hash).toEqual(createHash('sha256').update('Anruf vom 3. Mai').digest());
  });

  it('says why in the caller’s language, by the rule of the ground that lasts longest', async () => {
    const { contactId } = await plantContact(app, { grounds: [{}, { purpose: 'contract' }] });
    expect((await read(contactId, german)).body.deletesBecause).toMatch(
      /^Vertragsdaten werden gelöscht, wenn/,
    );
    expect((await read(contactId)).body.deletesBecause).toMatch(/^contract data is deleted once/);
    const chosen = await plantContact(app, { grounds: [{ endsAt: inDays(3) }] });
    expect((await read(chosen.contactId, german)).body.deletesBecause).toBe(
      'so wurde es beim Rechtsgrund „Anfrage“ festgelegt',
    );
  });

  it('Art. 5(1)(b): is not found under a purpose that no ground covers, nor in another scope', async () => {
    const { contactId, groundIds } = await plantContact(app, { ownerId: sales.id });
    const own = await app.makeUser({ sales: 'own' });
    for (const [actor, purpose] of [
      [sales, 'contract'],
      [own, 'inquiry'],
      [officer, 'intake'],
    ] as const) {
      expect((await read(contactId, actor, purpose)).status).toBe(404);
      expect((await add(contactId, contract, actor, purpose)).status).toBe(404);
      expect((await change(contactId, groundIds[0]!, { status: 'ended' }, actor, purpose)).status).toBe(404);
    }
    expect((await read(uuid())).status).toBe(404);
    expect((await read('nonsense')).status).toBe(422);
    expect((await read(contactId, officer, 'rights')).status).toBe(200);
    const { rows } = await app.admin.query('SELECT status FROM ground WHERE ground_id = $1', groundIds);
    expect(rows[0].status).toBe('given');
  });

  it('names the contact in the log, for reading and for changing', async () => {
    const { contactId, groundIds } = await plantContact(app);
    await read(contactId);
    await change(contactId, groundIds[0]!, { status: 'ended' });
    const { rows } = await app.admin.query(
      'SELECT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] AND actor_id = $2 ORDER BY entry_id',
      [contactId, sales.id],
    );
    expect(rows.map((row) => row.action)).toEqual(['grounds.read', 'grounds.change']);
  });
});

describe('a further ground', () => {
  it('opens its purpose at once, with the end that the rule proposes', async () => {
    const { contactId } = await plantContact(app);
    const { status, body } = await add(contactId, contract);
    expect(status).toBe(201);
    expect(body.openPurposes).toEqual(['inquiry', 'contract']);
    expect(body.deletesBecause).toMatch(/^contract data/);
    expect((await read(contactId, sales, 'contract')).status).toBe(200);
  });

  it('does not open before its start', async () => {
    const { contactId } = await plantContact(app);
    const { body } = await add(contactId, { ...contract, startsAt: inDays(10) });
    expect(body.openPurposes).toEqual(['inquiry']);
    expect(body.grounds[0]).toMatchObject({ purpose: 'contract', isOpen: false });
    expect((await read(contactId, sales, 'contract')).status).toBe(404);
  });

  it('names every fault at once, in the caller’s language', async () => {
    const { contactId } = await plantContact(app);
    const nonsense = {
      purpose: 'rights',
      legalBasis: 'consent',
      origin: 'person',
      startsAt: inDays(3),
      endsAt: inDays(2),
    };
    const answer = await add(contactId, nonsense, german);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('problem+json');
    expect(faultsOf(answer)).toEqual({
      'body.purpose': 'purpose-not-for-grounds',
      'body.evidence': 'evidence-missing',
      'body.endsAt': 'end-before-start',
    });
    expect(answer.body.errors.map(({ message }: { message: string }) => message)).toContain(
      'Das Ende muss nach dem Beginn liegen.',
    );
    expect(
      (await add(contactId, nonsense)).body.errors.map(({ message }: { message: string }) => message),
    ).toContain('The end must be after the start.');
  });

  it.each([
    ['an unknown purpose', { purpose: 'no-such' }, { 'body.purpose': 'purpose-unknown' }],
    ['an end in the past', { startsAt: inDays(-9), endsAt: inDays(-1) }, { 'body.endsAt': 'end-passed' }],
    ['a rule that is over', { startsAt: inDays(-2000) }, { 'body.endsAt': 'rule-passed' }],
    ['no real end', { endsAt: '2200-01-01T00:00:00Z' }, { 'body.endsAt': 'time-out-of-range' }],
    [
      'a start before the data',
      { startsAt: '0001-01-01T00:00:00Z', endsAt: inDays(1) },
      { 'body.startsAt': 'time-out-of-range' },
    ],
    [
      'consent by telephone without its words',
      { purpose: 'marketing-phone', legalBasis: 'consent', evidence: ' \n ' },
      { 'body.evidence': 'evidence-missing' },
    ],
    [
      'advertising on contract',
      { purpose: 'marketing-email', legalBasis: 'contract' },
      { 'body.legalBasis': 'basis-unsuitable' },
    ],
    [
      'NUL and lone surrogates',
      { originDetail: 'a\u0000b', evidence: '\ud800' },
      { 'body.originDetail': 'not-storable', 'body.evidence': 'not-storable' },
    ],
    [
      'over-long text',
      { originDetail: 'x'.repeat(501), evidence: 'x'.repeat(10_001) },
      { 'body.originDetail': 'too_big', 'body.evidence': 'too_big' },
    ],
    [
      'wrong types and times',
      { legalBasis: 7, origin: null, startsAt: 'yesterday', endsAt: '2026-02-30T00:00:00Z', more: 1 },
      {
        'body.legalBasis': 'invalid_value',
        'body.origin': 'invalid_value',
        'body.startsAt': 'invalid_format',
        'body.endsAt': 'invalid_format',
        'body.more': 'unrecognized_keys',
      },
    ],
  ])('refuses %s', async (_what, wrong, expected) => {
    const { contactId } = await plantContact(app);
    const answer = await add(contactId, { ...contract, ...wrong });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual(expected);
    expect((await read(contactId)).body.grounds).toHaveLength(1);
  });
});

describe('a change to a ground', () => {
  it('Art. 7(3): a consent is withdrawn in one call, and the answer comes though it closes the caller’s own purpose', async () => {
    const { contactId, groundIds } = await plantContact(app, {
      grounds: [{ ...consent, legalBasis: 'consent', origin: 'person' }],
    });
    const { status, body } = await change(
      contactId,
      groundIds[0]!,
      { status: 'withdrawn' },
      marketing,
      'marketing-email',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      openPurposes: [],
      deletesBecause: 'no ground is left',
      grounds: [{ status: 'withdrawn', isOpen: false }],
    });
    expect(Date.parse(body.deletesAt)).toBeLessThanOrEqual(Date.now());
    expect((await read(contactId, marketing, 'marketing-email')).status).toBe(404);
    // What the answer computed is what the database says to those who may still look.
    const under = await read(contactId, officer, 'rights');
    expect({ ...under.body, deletesAt: '' }).toEqual({ ...body, deletesAt: '' });
  });

  it('Art. 7(3): a withdrawn consent to advertising does not come back with the next list, only from the person', async () => {
    const { contactId, groundIds } = await plantContact(app, {
      grounds: [{}, { ...consent, legalBasis: 'consent', origin: 'person' }],
      emails: ['aenne@gross.example'],
    });
    expect((await change(contactId, groundIds[1]!, { status: 'withdrawn' })).status).toBe(200);
    expect((await add(contactId, { ...consent, origin: 'list' })).status).toBe(409);
    expect((await add(contactId, consent)).body.openPurposes).toEqual(['inquiry', 'marketing-email']);
  });

  it('Art. 7(3): who withdraws a consent to advertising gets none on another ground or consent to the same', async () => {
    const { contactId, groundIds } = await plantContact(app, {
      grounds: [
        {},
        { ...consent, legalBasis: 'consent', origin: 'person' },
        { ...consent, legalBasis: 'consent', origin: 'event' },
        { ...consent, legalBasis: 'legitimate-interests', origin: 'person' },
        { ...consent, purpose: 'marketing-post', legalBasis: 'consent', origin: 'person' },
      ],
      emails: ['mehrfach@gross.example'],
    });
    const { status, body } = await change(contactId, groundIds[1]!, { status: 'withdrawn' });
    expect(status).toBe(200);
    expect(body.openPurposes).toEqual(['inquiry', 'marketing-post']);
    const states = new Map(
      body.grounds.map((g: { groundId: string; status: string }) => [g.groundId, g.status]),
    );
    expect(groundIds.map((id) => states.get(id))).toEqual([
      'given',
      'withdrawn',
      'withdrawn',
      'objected',
      'given',
    ]);
    expect((await change(contactId, groundIds[2]!, { status: 'withdrawn' })).status).toBe(409);
  });

  it('refuses to withdraw what is no consent, and to object to what a contract needs', async () => {
    const { contactId, groundIds } = await plantContact(app);
    expect(faultsOf(await change(contactId, groundIds[0]!, { status: 'withdrawn' }))).toEqual({
      'body.status': 'not-a-consent',
    });
    expect(faultsOf(await change(contactId, groundIds[0]!, { status: 'objected' }))).toEqual({
      'body.status': 'objection-not-possible',
    });
  });

  it('Art. 5(1)(e): a ground that the firm ends closes at once and never comes back', async () => {
    const { contactId, groundIds } = await plantContact(app, { grounds: [{}, { purpose: 'contract' }] });
    const { body } = await change(contactId, groundIds[1]!, { status: 'ended' });
    expect(body.openPurposes).toEqual(['inquiry']);
    expect(body.deletesBecause).toMatch(/^inquiries/);
    expect((await read(contactId, sales, 'contract')).status).toBe(404);
    for (const again of [{ status: 'ended' }, { endsAt: inDays(5) }])
      expect((await change(contactId, groundIds[1]!, again)).status).toBe(409);
  });

  it('moves an end with a reason, which is then told; past the rule never without one', async () => {
    const { contactId, groundIds } = await plantContact(app);
    const ground = groundIds[0]!;
    expect((await change(contactId, ground, { endsAt: inDays(20) })).body).toMatchObject({
      deletesBecause: 'that end was chosen for the ground "Inquiry"',
    });
    expect(faultsOf(await change(contactId, ground, { endsAt: inDays(181) }))).toEqual({
      'body.endRule': 'reason-missing',
    });
    const end = inDays(400);
    const { body } = await change(contactId, ground, { endsAt: end, endRule: 'Angebot gilt bis Jahresende' });
    expect(body).toMatchObject({ deletesAt: end, deletesBecause: 'Angebot gilt bis Jahresende' });
    expect((await read(contactId)).body).toEqual(body);
    const { rows } = await app.admin.query(
      'SELECT visible_until, deletes_at FROM contact WHERE contact_id = $1',
      [contactId],
    );
    expect(rows[0]).toEqual({ visible_until: new Date(end), deletes_at: new Date(end) });
  });

  it.each([
    ['nothing', {}, { body: 'nothing-to-change' }],
    ['a status and an end', { status: 'ended', endsAt: inDays(3) }, { 'body.status': 'status-or-end' }],
    ['giving it again', { status: 'given' }, { 'body.status': 'invalid_value' }],
    ['an end in the past', { endsAt: inDays(-1), endRule: 'x' }, { 'body.endsAt': 'end-before-start' }],
    [
      'an end without end',
      { endsAt: '2999-01-01T00:00:00Z' },
      { 'body.endsAt': 'time-out-of-range', 'body.endRule': 'reason-missing' },
    ],
    ['a reason that cannot be stored', { endRule: '\udfff' }, { 'body.endRule': 'not-storable' }],
  ])('refuses %s', async (_what, wrong, expected) => {
    const { contactId, groundIds } = await plantContact(app);
    const answer = await change(contactId, groundIds[0]!, wrong);
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual(expected);
  });

  it('finds no ground of another contact', async () => {
    const [one, other] = [await plantContact(app), await plantContact(app)];
    expect((await change(one.contactId, other.groundIds[0]!, { status: 'ended' })).status).toBe(404);
    expect((await read(other.contactId)).body.openPurposes).toEqual(['inquiry']);
  });

  it('Art. 5(1)(e): an end is enforced to the second, before any job has run, and does not move any more', async () => {
    const { contactId, groundIds } = await plantContact(app, {
      grounds: [{ endsAt: new Date(Date.now() + 1200).toISOString() }],
    });
    expect((await read(contactId)).status).toBe(200);
    await expect.poll(async () => (await read(contactId)).status, { timeout: 5000 }).toBe(404);
    const under = await read(contactId, officer, 'rights');
    expect(under.body).toMatchObject({
      openPurposes: [],
      deletesBecause: 'no ground is left',
      grounds: [{ status: 'given', isOpen: false }],
    });
    expect((await change(contactId, groundIds[0]!, { endsAt: inDays(3) }, officer, 'rights')).status).toBe(
      409,
    );
  });
});
