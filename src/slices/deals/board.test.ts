import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { dealsOf, faultsOf, PIPELINE, REASONS, STAGES } from './test-deals.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'all' });
const { get, send, tryTo, person, company, deal } = dealsOf(app, sales);
const companyId = await company('Tafel GmbH');

/** Titles of the cards of a stage, top first. */
const cardsIn = async (stageId: string, query = ''): Promise<string[]> =>
  (await get(`/api/v1/deals/board${query}`)).columns
    .find((column: { stageId: string }) => column.stageId === stageId)
    .cards.map(({ title }: { title: string }) => title);
const versionOf = async (dealId: string): Promise<number> => (await get(`/api/v1/deals/${dealId}`)).version;
const move = async (dealId: string, stageId: string, afterDealId: string | null = null) =>
  send('POST', `/api/v1/deals/${dealId}/move`, { version: await versionOf(dealId), stageId, afterDealId });

describe('the board', () => {
  it('shows the first deals of every stage, with counts and sums by currency', async () => {
    for (const [title, amountCents, currency] of [
      ['A', 100, 'EUR'],
      ['B', 250, 'EUR'],
      ['C', 999, 'CHF'],
    ] as const)
      await deal({ title, amountCents, currency, companyId, stageId: STAGES.need });
    const board = await get('/api/v1/deals/board?limit=2');
    expect(board.columns.map(({ name }: { name: string }) => name)).toEqual([
      'Qualifizierung',
      'Bedarf',
      'Angebot',
      'Verhandlung',
      'Gewonnen',
      'Verloren',
    ]);
    const need = board.columns[1];
    expect(need.cards.map(({ title }: { title: string }) => title)).toEqual(['C', 'B']);
    expect(need.totals).toEqual([
      { currency: 'EUR', count: 2, sumCents: 350 },
      { currency: 'CHF', count: 1, sumCents: 999 },
    ]);
    expect(board.columns[2]).toMatchObject({ totals: [], cards: [] });
    expect((await tryTo('GET', `/api/v1/deals/board?pipelineId=${companyId}`)).status).toBe(404);
  });

  it('keeps the order in which deals are put, even where there is no room left', async () => {
    const ids: Record<string, string> = {};
    for (const title of ['1', '2', '3', '4'])
      ids[title] = (await deal({ title, companyId, stageId: STAGES.offer })).dealId;
    expect(await cardsIn(STAGES.offer)).toEqual(['4', '3', '2', '1']);
    await move(ids['1']!, STAGES.offer, ids['4']);
    expect(await cardsIn(STAGES.offer)).toEqual(['4', '1', '3', '2']);
    await move(ids['4']!, STAGES.offer, ids['2']);
    expect(await cardsIn(STAGES.offer)).toEqual(['1', '3', '2', '4']);
    // Always between the first two: the room halves each time.
    for (let round = 0; round < 40; round++) {
      const [first, , third] = await cardsIn(STAGES.offer);
      await move(ids[third!]!, STAGES.offer, ids[first!]);
      expect((await cardsIn(STAGES.offer))[1]).toBe(third);
    }
    await app.admin.query('UPDATE deal SET board_rank = 0 WHERE stage_id = $1', [STAGES.offer]);
    const [first, second, third] = await cardsIn(STAGES.offer);
    await move(ids[third!]!, STAGES.offer, ids[first!]);
    expect((await cardsIn(STAGES.offer)).slice(0, 3)).toEqual([first, third, second]);
  });

  it('refuses a place that is gone, a stage that closes, and a deal that somebody else has moved', async () => {
    const [one, two] = [await deal({ companyId }), await deal({ companyId })];
    const url = `/api/v1/deals/${one.dealId}/move`;
    const gone = await tryTo('POST', url, {
      version: 1,
      stageId: STAGES.negotiation,
      afterDealId: two.dealId,
    });
    expect([gone.status, ...faultsOf(gone)]).toEqual([409, 'body.afterDealId place-gone']);
    expect(faultsOf(await tryTo('POST', url, { version: 1, stageId: STAGES.won }))).toEqual([
      'body.stageId stage-closes',
    ]);
    await move(one.dealId, STAGES.negotiation);
    expect((await tryTo('POST', url, { version: 1, stageId: STAGES.need })).status).toBe(409);
    expect((await tryTo('POST', url, { version: 2, stageId: two.dealId })).status).toBe(422);
  });

  it('can be narrowed to one owner and to words of the title', async () => {
    const other = await app.makeUser({ sales: 'all' });
    await deal({ title: 'Umzug nach Köln', companyId, ownerId: other.id, stageId: STAGES.negotiation });
    expect(await cardsIn(STAGES.negotiation, `?ownerId=${other.id}`)).toEqual(['Umzug nach Köln']);
    expect(await cardsIn(STAGES.negotiation, '?q=UMZUG')).toEqual(['Umzug nach Köln']);
    expect(await cardsIn(STAGES.negotiation, '?q=nirgends')).toEqual([]);
  });
});

describe('a deal on its way', () => {
  it('remembers how long it was in which stage', async () => {
    const made = await deal({ companyId, title: 'Weg' });
    await move(made.dealId, STAGES.need);
    await move(made.dealId, STAGES.need);
    await move(made.dealId, STAGES.offer);
    const { stageChanges, stageSince } = await get(`/api/v1/deals/${made.dealId}`);
    expect(stageChanges.map(({ stageName }: { stageName: string }) => stageName)).toEqual([
      'Qualifizierung',
      'Bedarf',
      'Angebot',
    ]);
    expect(stageChanges[0].leftAt).toBe(stageChanges[1].enteredAt);
    expect(stageChanges[2]).toMatchObject({ enteredAt: stageSince, leftAt: null });
  });

  it('is won with a reason, and opened again where it was', async () => {
    const made = await deal({ companyId, stageId: STAGES.offer, title: 'Sieg' });
    const url = `/api/v1/deals/${made.dealId}`;
    const won = await send('POST', `${url}/win`, { version: 1, reasonId: REASONS.advice });
    expect(won).toMatchObject({
      outcome: 'won',
      stageName: 'Gewonnen',
      closeReason: { labelDe: 'Persönliche Beratung', labelEn: 'Personal advice' },
    });
    expect(won.closedAt).not.toBeNull();
    expect(await cardsIn(STAGES.won)).toContain('Sieg');
    const open = await send('POST', `${url}/reopen`, { version: 2 });
    expect(open).toMatchObject({ outcome: 'open', stageId: STAGES.offer, closedAt: null, closeReason: null });
    expect((await tryTo('POST', `${url}/reopen`, { version: 3 })).status).toBe(422);
  });

  it('is lost only with a reason for losing', async () => {
    const made = await deal({ companyId });
    const url = `/api/v1/deals/${made.dealId}/lose`;
    expect(faultsOf(await tryTo('POST', url, { version: 1 }))).toEqual([
      'body.reasonId close-reason-missing',
    ]);
    expect(faultsOf(await tryTo('POST', url, { version: 1, reasonId: REASONS.advice }))).toEqual([
      'body.reasonId no-such-reason',
    ]);
    const lost = await send('POST', url, { version: 1, reasonId: REASONS.price });
    expect(lost).toMatchObject({ outcome: 'lost', closeReason: { reasonId: REASONS.price } });
    const won = await send('POST', url.replace('lose', 'win'), { version: 2 });
    expect(won).toMatchObject({ outcome: 'won', closeReason: null });
  });

  it('leaves the board three months after it was closed, and stays in the list', async () => {
    const made = await deal({ companyId, title: 'Lange her' });
    await send('POST', `/api/v1/deals/${made.dealId}/win`, { version: 1 });
    await app.admin.query(`UPDATE deal SET closed_at = now() - interval '91 days' WHERE deal_id = $1`, [
      made.dealId,
    ]);
    expect(await cardsIn(STAGES.won)).not.toContain('Lange her');
    expect((await get('/api/v1/deals?state=won&q=Lange')).items).toHaveLength(1);
  });
});

describe('the pipelines', () => {
  it('ship with one, and are changed by whoever may manage them', async () => {
    const admin = await app.makeUser({ administrator: 'all' });
    const manage = dealsOf(app, admin);
    const own = {
      name: 'Wartungsverträge',
      stages: [
        { name: 'Neu', probabilityPercent: 20, outcome: 'open' },
        { name: 'Gewonnen', probabilityPercent: 50, outcome: 'won' },
        { name: 'Verloren', probabilityPercent: 50, outcome: 'lost' },
      ],
    };
    expect((await tryTo('POST', '/api/v1/pipelines', own)).status).toBe(403);
    const made = await manage.send('POST', '/api/v1/pipelines', own);
    expect(made.stages.map(({ probabilityPercent: p }: { probabilityPercent: number }) => p)).toEqual([
      20, 100, 0,
    ]);
    expect((await get('/api/v1/pipelines')).items.map(({ name }: { name: string }) => name)).toEqual([
      'Vertrieb',
      'Wartungsverträge',
    ]);
    const url = `/api/v1/pipelines/${made.pipelineId}`;
    const [first, won, lost] = made.stages;
    // Two names trade places in one go.
    const swapped = await manage.send('PUT', url, {
      ...own,
      stages: [
        { name: 'Geprüft', probabilityPercent: 40, outcome: 'open' },
        { ...first, probabilityPercent: 60 },
        { ...won, name: 'Verloren' },
        { ...lost, name: 'Gewonnen' },
      ],
    });
    expect(swapped.stages.map(({ name }: { name: string }) => name)).toEqual([
      'Geprüft',
      'Neu',
      'Verloren',
      'Gewonnen',
    ]);
    const faults = await manage.tryTo('PUT', url, {
      name: 'Vertrieb',
      stages: [
        { ...first, outcome: 'won' },
        { stageId: STAGES.need, name: 'Neu', probabilityPercent: 1, outcome: 'open' },
        { ...lost, name: 'X' },
      ],
    });
    expect(faultsOf(faults).sort()).toEqual([
      'body.name name-taken',
      'body.stages.0.outcome outcome-fixed',
      'body.stages.1.name name-taken',
      'body.stages.1.stageId no-such-stage',
    ]);
    expect((await manage.tryTo('DELETE', url)).status).toBe(204);
    const last = await manage.tryTo('DELETE', `/api/v1/pipelines/${PIPELINE}`);
    expect([last.status, ...faultsOf(last)]).toEqual([409, 'path.id last-pipeline']);
  });

  it('give up a stage only after its deals have moved, those that the manager does not see as well', async () => {
    const admin = await app.makeUser({ administrator: 'own' });
    const manage = dealsOf(app, admin);
    const contactId = await person('Ungesehen');
    const unseen = await deal({ people: [{ contactId }], stageId: STAGES.qualification, title: 'Ungesehen' });
    expect((await manage.tryTo('GET', `/api/v1/deals/${unseen.dealId}`)).status).toBe(404);
    const [vertrieb] = (await get('/api/v1/pipelines')).items;
    const { pipelineId: _, ...body } = { ...vertrieb, stages: vertrieb.stages.slice(1) };
    const refused = await manage.tryTo('PUT', `/api/v1/pipelines/${PIPELINE}`, body);
    expect([refused.status, ...faultsOf(refused)]).toEqual([409, 'body.stages stage-has-deals']);
    const empty = `/api/v1/stages/${STAGES.qualification}/move-deals`;
    expect((await tryTo('POST', empty, { toStageId: STAGES.need })).status).toBe(403);
    expect(faultsOf(await manage.tryTo('POST', empty, { toStageId: STAGES.won }))).toEqual([
      'body.toStageId stages-differ',
    ]);
    const { moved } = await manage.send('POST', empty, { toStageId: STAGES.need });
    expect(moved).toBeGreaterThan(0);
    expect((await cardsIn(STAGES.need)).at(-1)).toBeDefined();
    expect((await get(`/api/v1/deals/${unseen.dealId}`)).stageChanges.at(-1)).toMatchObject({
      stageName: 'Bedarf',
    });
    const { rows } = await app.admin.query(
      `SELECT subjects FROM audit_entry WHERE action = 'deals.empty-stage' ORDER BY entry_id DESC LIMIT 1`,
    );
    expect(rows[0].subjects).toContain(contactId);
    await manage.send('PUT', `/api/v1/pipelines/${PIPELINE}`, body);
    expect((await get('/api/v1/pipelines')).items[0].stages).toHaveLength(5);
    // What is past stays readable by its name.
    expect((await get(`/api/v1/deals/${unseen.dealId}`)).stageChanges[0]).toMatchObject({
      stageId: null,
      stageName: 'Qualifizierung',
    });
  });

  it('have reasons in both languages, of which one in use cannot go', async () => {
    const manage = dealsOf(app, await app.makeUser({ administrator: 'all' }));
    const { items } = await get('/api/v1/close-reasons');
    expect(items.length).toBe(8);
    const made = await deal({ companyId });
    await send('POST', `/api/v1/deals/${made.dealId}/lose`, { version: 1, reasonId: REASONS.price });
    const without = items.filter(({ reasonId }: { reasonId: string }) => reasonId !== REASONS.price);
    const refused = await manage.tryTo('PUT', '/api/v1/close-reasons', { items: without });
    expect([refused.status, ...faultsOf(refused)]).toEqual([409, 'body.items reason-in-use']);
    const saved = await manage.send('PUT', '/api/v1/close-reasons', {
      items: [...items.slice(1), { outcome: 'won', labelDe: 'Schnelle Lieferung', labelEn: 'Fast delivery' }],
    });
    expect(saved.items.map(({ labelEn }: { labelEn: string }) => labelEn)).toContain('Fast delivery');
    expect(saved.items).toHaveLength(8);
    expect((await tryTo('PUT', '/api/v1/close-reasons', { items: [] })).status).toBe(403);
  });
});
