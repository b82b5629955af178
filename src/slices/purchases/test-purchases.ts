import type { CallResult, TestApp } from '../../../test/harness.ts';
import type { Actor } from '../../kernel/actor.ts';

/** Customers and documents for tests of purchases. */
export function purchasesFor(app: TestApp, actor: Actor, purpose = 'contract') {
  const call = (method: string, path: string, body?: unknown, under = purpose): Promise<CallResult> =>
    app.call(actor, method, `/api/v1${path}`, { purpose: under, ...(body === undefined ? {} : { body }) });
  const made = async (path: string, body: unknown) => {
    const answer = await call('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  let count = 0;
  return {
    call,
    made,
    /** A person with an open ground for the contract. */
    person: (fields: object = {}) =>
      made('/contacts', {
        givenName: 'Änne',
        familyName: `Groß${++count}`,
        emails: [{ address: `aenne${count}.${actor.id.slice(-6)}@probe.example` }],
        addresses: [{ street: 'Hafenstraße 12', postalCode: '24103', city: 'Kiel', country: 'DE' }],
        grounds: [{ purpose: 'contract', legalBasis: 'contract', origin: 'person' }],
        ...fields,
      }),
    company: (fields: object = {}) =>
      made('/companies', {
        name: `Werkzeugbau ${++count} GmbH`,
        street: 'Weg 1',
        postalCode: '20095',
        city: 'Hamburg',
        ...fields,
      }),
    invoice: (fields: object = {}) =>
      made('/invoices', {
        issuedOn: '2026-11-02',
        dueOn: '2026-11-16',
        status: 'issued',
        lines: LINES,
        ...fields,
      }),
    order: (fields: object = {}) => made('/orders', { orderedOn: '2026-11-02', lines: LINES, ...fields }),
  };
}

/** 119.00 gross at 19 %, 53.50 at 7 %. */
export const LINES = [
  { text: 'Schreibtischstuhl', unit: 'Stück', quantity: '2', unitPrice: '50', taxRateBp: 1900 },
  { text: 'Fachbuch', unit: 'Stück', quantity: '2.5', unitPrice: '20', taxRateBp: 700 },
];
