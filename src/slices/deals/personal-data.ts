import { link, linkTo, personal, provided, type TableDeclaration, technical } from '../../kernel/register.ts';

const ofDeal = { whose: 'contact', category: 'communication', erasure: { act: 'with-last' } } as const;
const deletion = {
  de: 'die Person wird bei ihrer Löschung herausgenommen; mit der letzten Person geht die Verkaufschance, es sei denn, sie betrifft auch eine Firma',
  en: 'the person is taken out when erased; the deal goes with the last person, unless it is about a company too',
};
const toDeal = linkTo('deal', 'deal_id');

const ROLES = {
  decider: { de: 'entscheidet', en: 'decides' },
  buyer: { de: 'kauft ein', en: 'buys' },
  user: { de: 'nutzt', en: 'uses' },
  adviser: { de: 'berät', en: 'advises' },
  other: { de: 'sonstige', en: 'other' },
};

/** The firm's own lists, which name no person. */
const list = (table: Pick<TableDeclaration, 'table' | 'label' | 'columns'>): TableDeclaration => ({
  ...table,
  whose: 'nobody',
  deletion: { de: 'entfällt, keine personenbezogenen Daten', en: 'none, no personal data' },
  erasure: {
    act: 'none',
    why: { de: 'Die Liste der Firma nennt keine Person.', en: 'The firm’s list names no person.' },
  },
});
const lists: readonly TableDeclaration[] = [
  list({
    table: 'pipeline',
    label: { de: 'Pipelines', en: 'Pipelines' },
    columns: { pipeline_id: technical, name: technical, position: technical, is_active: technical },
  }),
  list({
    table: 'stage',
    label: { de: 'Phasen', en: 'Stages' },
    columns: {
      stage_id: technical,
      pipeline_id: technical,
      name: technical,
      position: technical,
      probability_percent: technical,
      outcome: technical,
    },
  }),
  list({
    table: 'close_reason',
    label: { de: 'Gründe für Gewinn und Verlust', en: 'Reasons for winning and losing' },
    columns: {
      reason_id: technical,
      outcome: technical,
      label_de: technical,
      label_en: technical,
      position: technical,
      is_active: technical,
    },
  }),
];

/** Possible sales. A deal stays with its company when its people are erased, so its title names nobody. */
export const dealTables: readonly TableDeclaration[] = [
  ...lists,
  {
    ...ofDeal,
    table: 'deal_item',
    subject: { through: 'deal_id' },
    label: { de: 'Positionen von Verkaufschancen', en: 'Items of deals' },
    deletion,
    columns: {
      item_id: link,
      deal_id: toDeal,
      position: technical,
      product_id: link,
      name: personal('Bezeichnung', 'Name'),
      quantity_thousandths: personal('Menge in Tausendsteln', 'Quantity in thousandths'),
      unit_price_cents: personal('Einzelpreis in Cent', 'Unit price in cents'),
      discount_basis_points: personal('Rabatt in Hundertstelprozent', 'Discount in hundredths of a percent'),
    },
  },
  {
    ...ofDeal,
    table: 'deal_stage_change',
    subject: { through: 'deal_id' },
    label: { de: 'Verlauf von Verkaufschancen', en: 'History of deals' },
    deletion,
    columns: {
      change_id: link,
      deal_id: toDeal,
      stage_id: link,
      stage_name: personal('Phase', 'Stage'),
      entered_at: personal('Seit', 'Since'),
      changed_by: link,
    },
  },
  {
    table: 'deal_person',
    whose: 'contact',
    subject: 'contact_id',
    category: 'communication',
    label: { de: 'Beteiligung an Verkaufschancen', en: 'Part in deals' },
    deletion: {
      de: 'mit der betroffenen Person, sobald deren letzter Rechtsgrund endet',
      en: 'with the contact, as soon as the last ground ends',
    },
    erasure: { act: 'delete' },
    columns: {
      contact_id: linkTo('contact', 'contact_id'),
      deal_id: toDeal,
      role: personal('Rolle', 'Part', { values: ROLES }),
      position: technical,
    },
  },
  {
    ...ofDeal,
    table: 'deal',
    ages: { column: 'closed_at', when: { de: 'verlorene Verkaufschancen', en: 'lost deals' } },
    subject: { people: 'deal_person', key: 'deal_id' },
    label: { de: 'Verkaufschancen', en: 'Deals' },
    deletion,
    columns: {
      deal_id: link,
      title: personal('Titel', 'Title'),
      company_id: {
        kind: 'link',
        label: { de: 'Firma', en: 'Company' },
        leadsTo: { table: 'company', column: 'company_id', shows: 'name' },
      },
      stage_id: link,
      stage_since: technical,
      board_rank: technical,
      amount_cents: personal('Wert in Cent', 'Value in cents'),
      currency: personal('Währung', 'Currency'),
      expected_on: personal('Erwarteter Abschluss', 'Expected close'),
      closed_at: personal('Abgeschlossen', 'Closed'),
      close_reason_id: link,
      source: provided('Wie es dazu kam', 'How it came about'),
      owner_id: link,
      team_id: link,
      has_people: technical,
      keeps_company: technical,
      version: technical,
      created_by: link,
      created_at: technical,
      updated_at: technical,
    },
  },
];
