import type { TestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';

/** A contact with open grounds for these purposes, looked after by the actor. */
export async function makePerson(
  app: TestApp,
  actor: Actor,
  familyName = 'Termin',
  purposes: readonly string[] = ['inquiry'],
): Promise<string> {
  const made = await app.call(actor, 'POST', '/api/v1/contacts', {
    purpose: 'inquiry',
    body: {
      familyName,
      grounds: purposes.map((purpose) => ({
        purpose,
        legalBasis: purpose.startsWith('marketing') || purpose === 'profiling' ? 'consent' : 'contract',
        origin: 'person',
        evidence: 'Ja',
      })),
    },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.contactId;
}

export const makeTask = (app: TestApp, actor: Actor, body: object, purpose = 'inquiry') =>
  app.call(actor, 'POST', '/api/v1/tasks', { purpose, body });
