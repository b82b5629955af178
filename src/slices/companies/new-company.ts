import { v7 as uuid } from 'uuid';
import { readPhone } from '../../platform/phone.ts';
import type { OwnValue } from '../fields/index.ts';
import type { CompanyInput } from './contract.ts';

/** A company ready to be stored. */
export interface NewCompany extends Omit<CompanyInput, 'own'> {
  companyId: string;
  importId: string | null;
  /** Values of own fields, all of them open under the purpose of the transaction. */
  ownValues?: readonly OwnValue[];
}

/** Capital letters and digits only: "DE 123.456.789" and "de123456789" are one number. */
export const normaliseVatId = (entered: string | null): string | null =>
  entered?.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '') || null;

/** E.164 where nothing is lost by it; a number with an extension, or one that cannot be read, stays as entered. */
export function normaliseSwitchboard(entered: string | null, country: string): string | null {
  const read = entered === null ? undefined : readPhone(entered, country);
  return read && !read.extension ? read.number : entered;
}

/** Gives the id and normalises numbers; `country` (ISO 3166-1 alpha-2) is where phone numbers are dialled. */
export function prepareCompany(
  input: Omit<CompanyInput, 'own'>,
  given: { country: string; importId?: string | undefined },
): NewCompany {
  return {
    ...input,
    companyId: uuid(),
    vatId: normaliseVatId(input.vatId),
    phone: normaliseSwitchboard(input.phone, given.country),
    importId: given.importId ?? null,
  };
}
