import type { TestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { OwnField, OwnFieldInput } from './contract.ts';

export const GROUNDS = [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }];

/** Fields and contacts for tests, through the API. */
export async function openFields(app: TestApp) {
  const admin = await app.makeUser({ administrator: 'all' });
  const sales = await app.makeUser({ sales: 'all' });
  const officer = await app.makeUser({ 'data-protection': 'all' });
  const input = (field: Partial<OwnFieldInput> & { key: string }): object => ({
    entity: 'contact',
    labelDe: `Feld ${field.key}`,
    labelEn: `Field ${field.key}`,
    type: 'text',
    category: 'preferences',
    purposes: ['inquiry', 'contract'],
    retainDays: null,
    ...field,
  });
  return {
    admin,
    sales,
    officer,
    input,
    async addField(field: Partial<OwnFieldInput> & { key: string }): Promise<OwnField> {
      const answer = await app.call(admin, 'POST', '/api/v1/own-fields', { body: input(field) });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body;
    },
    async createContact(own: object, more: object = {}, actor: Actor = sales): Promise<string> {
      const answer = await app.call(actor, 'POST', '/api/v1/contacts', {
        purpose: 'inquiry',
        body: { givenName: 'Änne', familyName: 'Groß', grounds: GROUNDS, own, ...more },
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body.contactId;
    },
    async ownOf(contactId: string, purpose = 'inquiry', actor: Actor = sales) {
      const { body } = await app.call(actor, 'GET', `/api/v1/contacts/${contactId}`, { purpose });
      return body.own;
    },
  };
}

export const faultsOf = (body: { errors?: { at: string; code: string }[] }): Record<string, string> =>
  Object.fromEntries((body.errors ?? []).map(({ at, code }) => [at, code]));
