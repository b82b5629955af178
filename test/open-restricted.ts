import { expect } from 'vitest';
import type { Actor } from '../src/kernel/actor.ts';
import type { TestApp } from './harness.ts';

export interface OpenedRecord {
  restrictionId: string;
  openingId: string;
}

/** Restricts a contact as an officer would; the answer's neutral record. */
export async function restrict(
  app: TestApp,
  officer: Actor,
  contactId: string,
  body: object = { reason: 'accuracy-contested', note: '', reviewOn: '2099-01-31' },
): Promise<string> {
  const url = `/api/v1/contacts/${contactId}/restriction`;
  const answer = await app.call(officer, 'POST', url, { purpose: 'rights', body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.restrictionId;
}

/** Opens a restricted record to an officer: asked by them, approved by a second one. */
export async function openRestricted(
  app: TestApp,
  officer: Actor,
  second: Actor,
  restrictionId: string,
  minutes = 60,
): Promise<string> {
  const asked = await app.call(officer, 'POST', `/api/v1/restrictions/${restrictionId}/openings`, {
    purpose: 'rights',
    body: { reason: 'Die Person hat nachgefragt' },
  });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const decided = await app.call(second, 'PATCH', `/api/v1/restriction-openings/${asked.body.openingId}`, {
    purpose: second.purposes.has('rights') ? 'rights' : 'access',
    body: { decision: 'approved', minutes },
  });
  expect(decided.status, JSON.stringify(decided.body)).toBe(200);
  return asked.body.openingId;
}

/** Enters that the person was told days ago, so that the restriction may be lifted today. */
export async function tellLongAgo(app: TestApp, restrictionId: string): Promise<void> {
  await app.admin.query(
    `UPDATE restriction SET told_how = 'letter', told_at = now() - interval '3 days', lift_on = current_date - 1 WHERE restriction_id = $1`,
    [restrictionId],
  );
}

/** The whole way out: opened by two, told before, lifted. */
export async function liftRestricted(
  app: TestApp,
  officer: Actor,
  second: Actor,
  contactId: string,
): Promise<void> {
  const { rows } = await app.admin.query('SELECT restriction_id FROM restriction WHERE contact_id = $1', [
    contactId,
  ]);
  await openRestricted(app, officer, second, rows[0].restriction_id);
  await tellLongAgo(app, rows[0].restriction_id);
  const url = `/api/v1/contacts/${contactId}/restriction`;
  const lifted = await app.call(officer, 'DELETE', url, { purpose: 'rights' });
  expect(lifted.status, JSON.stringify(lifted.body)).toBe(200);
}
