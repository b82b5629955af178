import type { FieldKey } from '../fields.ts';
import { oneLine } from './clean-text.ts';
import type { DraftCompany, WarningCode } from './contact-draft.ts';
import type { MappedCell } from './map-row.ts';
import { readPhones } from './read-phones.ts';
import { isWebsite } from './website.ts';

/** Salesforce's id of nothing. */
const NO_ID = /^0+(?:AAA)?$/;
const VAT_ID = /^[A-Z]{2,3}[A-Z0-9]{2,13}$/;

/** What the row says about a company, if it names one or has its number. */
export function readCompany(
  first: (field: FieldKey) => MappedCell | undefined,
  country: string,
  report: (code: WarningCode, column: string) => void,
): DraftCompany | undefined {
  const name = oneLine(first('companyName')?.text ?? '');
  const externalId = first('companyExternalId')?.text ?? '';
  const vatCell = first('companyVatId');
  const websiteCell = first('companyWebsite');
  const website = websiteCell && isWebsite(oneLine(websiteCell.text)) ? oneLine(websiteCell.text) : '';
  if (websiteCell && !website) report('website-invalid', websiteCell.column);
  const phoneCell = first('companyPhone');
  const vatId = vatCell?.text.replace(/[\s.-]/g, '').toUpperCase() ?? '';
  if (vatCell && !VAT_ID.test(vatId)) report('vat-id-invalid', vatCell.column);
  const [phone] = phoneCell
    ? readPhones(phoneCell.text, 'work', 'work', country, (code) => report(code, phoneCell.column))
    : [];
  const company: DraftCompany = {
    ...(name && { name }),
    ...(externalId && !NO_ID.test(externalId) && { externalId }),
    ...(vatCell && { vatId: VAT_ID.test(vatId) ? vatId : vatCell.text }),
    ...(website && { website }),
    ...(phone && { phone: phone.number ?? phone.original }),
  };
  return Object.keys(company).length > 0 ? company : undefined;
}
