import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { keepConsentProofs } from './index.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const TEXT = 'Ja, Sie dürfen mich zu Werbezwecken anrufen.';
const consent = { purpose: 'marketing-phone', legalBasis: 'consent' as const, evidence: TEXT };

const keep = (...ids: string[]) =>
  app.ctx.db.perform({ actor: officer, purpose: 'rights', action: 'test.keep' }, (tx) =>
    keepConsentProofs(app.ctx, tx, ids),
  );
const proofs = async () => (await app.admin.query('SELECT * FROM consent_proof ORDER BY given_at')).rows;

describe('UWG s.7a: the proof of consent to telephone advertising', () => {
  it('is kept as hashes for each number, five years from the last possible use, also after withdrawal', async () => {
    const days = (n: number) => new Date(Date.now() - n * 86_400_000);
    const given = days(300);
    const standing = await plantContact(app, {
      grounds: [{ ...consent, startsAt: days(100).toISOString() }],
      phones: ['+49 30 123456', '+4930123456', '+4915112345678'],
      emails: ['a@b.example'],
    });
    const withdrawn = await plantContact(app, {
      grounds: [{}, { ...consent, startsAt: given.toISOString() }],
      phones: ['+493099'],
    });
    await app.admin.query(`UPDATE ground SET status = 'withdrawn', status_at = $2 WHERE ground_id = $1`, [
      withdrawn.groundIds[1],
      days(200),
    ]);
    expect(await keep(standing.contactId, withdrawn.contactId)).toBe(3);
    const [first, ...rest] = await proofs();
    expect(rest).toHaveLength(2);
    expect(first).toMatchObject({
      text_hash: createHash('sha256').update(TEXT).digest(),
      given_at: given,
      statute: '§ 7a UWG',
    });
    const yearsFrom = (date: Date) => new Date(date).setFullYear(date.getFullYear() + 5);
    expect(Math.abs(first.keep_until - yearsFrom(days(200)))).toBeLessThan(2 * 86_400_000);
    for (const proof of rest)
      expect(Math.abs(proof.keep_until - yearsFrom(new Date()))).toBeLessThan(2 * 86_400_000);
    const { rows } = await app.admin.query('SELECT p::text AS row FROM consent_proof p');
    for (const { row } of rows) expect(row).not.toMatch(/30123456|anrufen|Änne/);
  });

  it('is not kept where there is no such consent, no number, or no duty any more', async () => {
    const before = (await proofs()).length;
    const noConsent = await plantContact(app, {
      grounds: [{ purpose: 'marketing-phone', legalBasis: 'legitimate-interests' }],
      phones: ['+4930444'],
    });
    const noNumber = await plantContact(app, { grounds: [consent] });
    const old = await plantContact(app, { grounds: [{}, consent], phones: ['+4930555'] });
    await app.admin.query(
      `UPDATE ground SET starts_at = now() - interval '9 years', ends_at = now() - interval '6 years' WHERE ground_id = $1`,
      [old.groundIds[1]],
    );
    expect(await keep(noConsent.contactId, noNumber.contactId, old.contactId)).toBe(0);
    expect(await proofs()).toHaveLength(before);
  });

  it('can be written and seen under rights and upkeep alone', async () => {
    const sales = await app.makeUser({ sales: 'all', marketing: 'all' });
    const { contactId } = await plantContact(app, { grounds: [consent], phones: ['+4930666'] });
    const work = { actor: sales, purpose: 'marketing-phone', action: 'test.keep' };
    await expect(
      app.ctx.db.perform(work, (tx) => keepConsentProofs(app.ctx, tx, [contactId])),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
