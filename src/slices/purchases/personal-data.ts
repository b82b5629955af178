import type { TableDeclaration } from '../../kernel/register.ts';
import { documentTables } from './personal-data-documents.ts';
import { einvoiceTables } from './personal-data-einvoice.ts';
import { importTables } from './personal-data-import.ts';
import { settingTables } from './personal-data-settings.ts';

/** Parts before what they are parts of. */
export const purchaseTables: readonly TableDeclaration[] = [
  ...einvoiceTables,
  ...documentTables,
  ...importTables,
  ...settingTables,
];
