import type { Program } from '../fields.ts';
import { parseTarget, type Target } from './header-words.ts';
import { normaliseHeader } from './normalise-header.ts';
import { GOOGLE, GOOGLE_NUMBERED } from './program-google.ts';
import { HUBSPOT } from './program-hubspot.ts';
import { OUTLOOK } from './program-outlook.ts';
import { SALESFORCE_ACCOUNT, SALESFORCE_CONTACT, SALESFORCE_LEAD } from './program-salesforce.ts';
import { isVcardColumns, vcardTarget } from './vcard-targets.ts';

/** A program, the headings that give it away (all of one group), and what its columns mean. */
interface Signature {
  program: Program;
  anyOf: string[][];
  target(heading: string): Target | undefined;
}

const tableOf = (table: Record<string, string>): Map<string, Target> =>
  new Map(Object.entries(table).map(([heading, spec]) => [normaliseHeader(heading), parseTarget(spec)]));

/** HubSpot appends the account's time zone: "Create Date (GMT+1)". */
const plain = (heading: string): string => normaliseHeader(heading.replace(/\s*\((?:GMT|UTC)[^)]*\)$/, ''));

function fromTable(program: Program, anyOf: string[][], headings: Record<string, string>): Signature {
  const table = tableOf(headings);
  return {
    program,
    anyOf,
    // What a firm added to Salesforce ("Company__c") is not Salesforce's own.
    target: (heading) => (heading.endsWith('__c') ? undefined : table.get(plain(heading))),
  };
}

const google = fromTable(
  'google',
  [['E-mail 1 - Value'], ['Phone 1 - Value'], ['File As', 'Labels'], ['Yomi Name', 'Group Membership']],
  GOOGLE,
);
const googleNumbered = tableOf(GOOGLE_NUMBERED);
const googleTarget = google.target;
google.target = (heading) => {
  const [, thing, number, part] = heading.match(/^(.+?) (\d+) - (.+)$/) ?? [];
  if (!thing) return googleTarget(heading);
  const target = googleNumbered.get(normaliseHeader(`${thing}${part}`)) ?? { field: 'ignore' as const };
  return { ...target, slot: `${thing} ${number}` };
};

const PROGRAMS: Signature[] = [
  { program: 'vcard', anyOf: [], target: vcardTarget },
  fromTable(
    'salesforce-lead',
    [
      ['Id', 'LastName', 'IsConverted'],
      ['Id', 'LastName', 'Company', 'LeadSource', 'Status'],
    ],
    SALESFORCE_LEAD,
  ),
  fromTable('salesforce-contact', [['Id', 'AccountId', 'LastName']], SALESFORCE_CONTACT),
  fromTable(
    'salesforce-account',
    [
      ['Id', 'Name', 'BillingCity'],
      ['Id', 'Name', 'AccountNumber', 'Industry'],
    ],
    SALESFORCE_ACCOUNT,
  ),
  google,
  fromTable(
    'hubspot',
    [
      'Contact owner',
      'Lifecycle Stage',
      'Lead Status',
      'Associated Company',
      'Unsubscribed from all email',
      "Legal basis for processing contact's data",
    ].map((heading) => ['Record ID', heading]),
    HUBSPOT,
  ),
  fromTable(
    'outlook',
    [
      ['E-Mail-Typ'],
      ['E-Mail: Angezeigter Name'],
      ['E-Mail 2: Adresse'],
      ['Land/Region geschäftlich'],
      ['E-mail Type'],
      ['E-mail Display Name'],
      ['E-mail 2 Address'],
      ['Business Country/Region'],
    ],
    OUTLOOK,
  ),
];

/** Which program wrote the file, by headings that no other program has together. */
export function detectProgram(columns: readonly string[]): Signature | undefined {
  if (isVcardColumns(columns)) return PROGRAMS[0];
  const present = new Set(columns.filter((column) => !column.endsWith('__c')).map(plain));
  return PROGRAMS.find(({ anyOf }) =>
    anyOf.some((group) => group.every((heading) => present.has(normaliseHeader(heading)))),
  );
}
