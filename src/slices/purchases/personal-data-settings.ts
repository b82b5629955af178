import { type TableDeclaration, technical } from '../../kernel/register.ts';

const NOBODY: TableDeclaration['erasure'] = {
  act: 'none',
  why: { de: 'sagt über niemanden etwas', en: 'says nothing about anybody' },
};
const STAYS = { de: 'bleibt, solange die Firma es braucht', en: 'stays as long as the firm needs it' };

/** What the firm sells, and how it numbers its documents. */
export const settingTables: readonly TableDeclaration[] = [
  {
    table: 'product',
    whose: 'nobody',
    label: { de: 'Produkte', en: 'Products' },
    deletion: STAYS,
    erasure: NOBODY,
    columns: {
      product_id: technical,
      number: technical,
      name: technical,
      kind: technical,
      unit: technical,
      unit_price_e6: technical,
      currency: technical,
      tax_rate_bp: technical,
      is_active: technical,
      version: technical,
      created_at: technical,
      updated_at: technical,
    },
  },
  {
    table: 'number_range',
    whose: 'nobody',
    label: { de: 'Nummernkreise', en: 'Number ranges' },
    deletion: STAYS,
    erasure: NOBODY,
    columns: { range_key: technical, pattern: technical, digits: technical },
  },
  {
    table: 'number_counter',
    whose: 'nobody',
    label: { de: 'Letzte vergebene Nummern', en: 'Last numbers given' },
    deletion: STAYS,
    erasure: NOBODY,
    columns: { range_key: technical, year: technical, last_number: technical },
  },
];
