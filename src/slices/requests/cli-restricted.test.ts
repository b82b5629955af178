import { execFile } from 'node:child_process';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { restrict } from '../../../test/open-restricted.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import type { Actor } from '../../kernel/actor.ts';
import { systemActor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { markerOf } from '../grounds/index.ts';
import { erase, report } from './cli.ts';
import { openRestricted } from './cli-restricted.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const second = await app.makeUser({ 'data-protection': 'all' });
const sales = await app.makeUser({ sales: 'all' });
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);
const mailOf = (actor: Actor) => `${actor.id}@firma.example`;
const asking = { user: mailOf(officer), reason: 'Auskunft verlangt', minutes: '60', json: true };
const caught = async (act: Promise<unknown>): Promise<AppError> => {
  const error = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};
const faultsOf = async (act: Promise<unknown>) => {
  const { code, faults } = await caught(act);
  return [code, ...faults.map((fault) => `${fault.at} ${fault.code}`)];
};
async function resting() {
  const address = `ruht-${uuid().slice(-8)}@probe.example`;
  const { contactId } = await plantContact(app, { familyName: 'Ruhe', emails: [address] });
  const restrictionId = await restrict(app, officer, contactId);
  return { address, contactId, restrictionId, marker: markerOf(restrictionId) };
}
const actionsAbout = async (contactId: string): Promise<string[]> =>
  (
    await app.admin.query(
      'SELECT action FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] ORDER BY entry_id',
      [contactId],
    )
  ).rows.map(({ action }) => action);
const approve = (openingId: string, actor = second) =>
  app.call(actor, 'PATCH', `/api/v1/restriction-openings/${openingId}`, {
    purpose: 'rights',
    body: { decision: 'approved', minutes: 60 },
  });

describe('Art. 18: obhut subject and restricted people', () => {
  it('says which record rests and how it is opened, and nothing else', async () => {
    const { address, contactId, marker } = await resting();
    for (const options of [{ format: 'json' as const }, { format: 'json' as const, user: mailOf(officer) }])
      for (const who of [address, contactId]) {
        const error = await caught(report(app.ctx, who, options));
        expect([error.code, error.faults]).toEqual([
          'conflict',
          [{ at: 'who', code: 'restricted-open-first', params: { markers: marker } }],
        ]);
      }
    expect(await faultsOf(erase(app.ctx, address, { yes: true, reason: 'request', suppress: true }))).toEqual(
      ['conflict', 'who restricted-open-first'],
    );
    expect(await faultsOf(report(app.ctx, 'niemand@probe.example', { format: 'json' }))).toEqual([
      'not-found',
    ]);
    expect(
      (await actionsAbout(contactId)).filter((action) => action === 'grounds.find-restriction'),
    ).toHaveLength(5);
  });

  it('reaches them for whoever asked, with a reason, once a second person has approved, and no longer', async () => {
    const { address, contactId, restrictionId, marker } = await resting();
    const opened = JSON.parse(await openRestricted(app.ctx, officer, address, asking));
    expect(opened).toMatchObject({ marker, state: 'asked', reason: 'Auskunft verlangt', isAlone: false });
    const asOfficer = { format: 'json' as const, user: mailOf(officer) };
    expect(await faultsOf(report(app.ctx, address, asOfficer))).toEqual([
      'conflict',
      'who restricted-open-first',
    ]);
    expect((await approve(opened.openingId, officer)).status).toBe(409);
    expect((await approve(opened.openingId)).status).toBe(200);
    const told = JSON.parse(await report(app.ctx, address, { ...asOfficer, json: true }));
    expect(told.person.contactId).toBe(contactId);
    expect(
      await erase(app.ctx, contactId, { user: mailOf(officer), reason: 'request', suppress: true }),
    ).toContain('Nothing was changed');
    // Neither the machine nor a colleague comes along.
    for (const user of [undefined, mailOf(second)])
      expect(await faultsOf(report(app.ctx, address, { format: 'json', ...(user ? { user } : {}) }))).toEqual(
        ['conflict', 'who restricted-open-first'],
      );
    expect(await actionsAbout(contactId)).toEqual(
      expect.arrayContaining(['grounds.ask-opening', 'grounds.allow-opening', 'requests.report']),
    );
    await app.admin.query('UPDATE restriction_opening SET expires_at = now() WHERE restriction_id = $1', [
      restrictionId,
    ]);
    expect(await faultsOf(report(app.ctx, address, asOfficer))).toEqual([
      'conflict',
      'who restricted-open-first',
    ]);
  });

  it('is asked for by the marker as well, and not twice', async () => {
    const { marker } = await resting();
    expect(
      await openRestricted(app.ctx, officer, marker.toLowerCase(), { ...asking, json: false }),
    ).toContain(`Asked to open ${marker}`);
    expect(await faultsOf(openRestricted(app.ctx, officer, marker, asking))).toEqual([
      'conflict',
      'who opening-asked-already',
    ]);
  });

  it('is opened by nobody alone where others are there, nor by the machine, nor without a reason', async () => {
    const { address } = await resting();
    expect(await faultsOf(openRestricted(app.ctx, officer, address, { ...asking, alone: true }))).toEqual([
      'conflict',
      '--alone not-alone',
    ]);
    expect(await faultsOf(openRestricted(app.ctx, systemActor('rights'), address, asking))).toEqual([
      'not-allowed',
    ]);
    expect(
      (
        await faultsOf(openRestricted(app.ctx, officer, address, { ...asking, reason: ' ', minutes: '900' }))
      ).map((fault) => fault.split(' ')[0]),
    ).toEqual(['invalid-input', '--reason', '--minutes']);
    expect(await faultsOf(openRestricted(app.ctx, officer, 'niemand@probe.example', asking))).toEqual([
      'not-found',
    ]);
    expect(await faultsOf(report(app.ctx, address, { format: 'json', user: mailOf(sales) }))).toEqual([
      'not-allowed',
    ]);
  });

  it('asks which one is meant where several who share an address rest', async () => {
    const one = await resting();
    const other = await resting();
    await app.admin.query('UPDATE contact_email SET address = $1 WHERE contact_id = $2', [
      one.address,
      other.contactId,
    ]);
    const { faults } = await caught(openRestricted(app.ctx, officer, one.address, asking));
    expect(faults).toMatchObject([{ at: 'who', code: 'several-restricted' }]);
    expect(faults[0]!.params!.markers).toContain(one.marker);
    expect(faults[0]!.params!.markers).toContain(other.marker);
  });

  it('is a command that says what it needs', async () => {
    const text = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['src/entry/cli.ts', 'subject', 'open', 'x'], (_error, _out, err) =>
        resolve(err),
      );
    });
    expect(text).toContain("required option '--user <email>' not specified");
    expect(text).toContain('--reason <text>');
  });
});
