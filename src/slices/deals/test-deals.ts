import { expect } from 'vitest';
import type { TestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';

/** What the migration ships with. */
export const STAGES = {
  qualification: '00000000-0000-7000-8000-00000000de01',
  need: '00000000-0000-7000-8000-00000000de02',
  offer: '00000000-0000-7000-8000-00000000de03',
  negotiation: '00000000-0000-7000-8000-00000000de04',
  won: '00000000-0000-7000-8000-00000000de05',
  lost: '00000000-0000-7000-8000-00000000de06',
};
export const PIPELINE = '00000000-0000-7000-8000-00000000de00';
export const REASONS = {
  advice: '00000000-0000-7000-8000-00000000dea2',
  price: '00000000-0000-7000-8000-00000000dea4',
};

/** Makes people, companies and deals through the API, as one actor under one purpose. */
export function dealsOf(app: TestApp, actor: Actor, purpose = 'inquiry') {
  const send = async (method: string, url: string, body?: unknown) => {
    const answer = await app.call(actor, method, url, { purpose, ...(body === undefined ? {} : { body }) });
    expect(answer.status, `${method} ${url}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  return {
    send,
    tryTo: (method: string, url: string, body?: unknown) =>
      app.call(actor, method, url, { purpose, ...(body === undefined ? {} : { body }) }),
    get: (url: string) => send('GET', url),
    person: async (familyName: string, more: object = {}): Promise<string> =>
      (
        await send('POST', '/api/v1/contacts', {
          familyName,
          grounds: [{ purpose, legalBasis: 'contract', origin: 'person' }],
          ...more,
        })
      ).contactId,
    company: async (name: string, more: object = {}): Promise<string> =>
      (await send('POST', '/api/v1/companies', { name, ...more })).companyId,
    deal: (body: object) => send('POST', '/api/v1/deals', { title: 'Kopierer', ...body }),
  };
}

/** Field and code of every fault of an answer. */
export const faultsOf = (answer: { body: { errors?: { at: string; code: string }[] } }): string[] =>
  (answer.body.errors ?? []).map(({ at, code }) => `${at} ${code}`);
