import { planForBulk, type Tx } from '../../platform/db/index.ts';
import type { CompanyInput } from './contract.ts';
import { type NewCompany, normaliseVatId, prepareCompany } from './new-company.ts';
import { insertCompanies } from './store.ts';
import { type CompanyMatch, matchCompanies } from './store-match.ts';

/** From here on it pays to plan anew. */
const BULK = 100;

/** A company that rows of an import name; a row may know no more than the id in the program that it comes from. */
export type WantedCompany = Partial<Omit<CompanyInput, 'own'>>;

/**
 * The id of each wanted company, in order: one that is here already, else a new one; null where there is none and the
 * row has no name to make one from. Two statements whatever the number. Rows that mean the same company get the same
 * id, and a new company takes from each of them what the ones before did not know.
 */
export async function matchOrInsertCompanies(
  tx: Tx,
  wanted: readonly WantedCompany[],
  given: { country: string; importId?: string | undefined },
): Promise<(string | null)[]> {
  if (wanted.length === 0) return [];
  if (wanted.length >= BULK) await planForBulk(tx);
  const full = wanted.map((company) => withoutGaps(company));
  const matches = await matchCompanies(tx, full);
  const fresh = new FreshCompanies(given);
  const ids = full.map((company, n) => matches[n]!.company_id ?? fresh.take(company, matches[n]!));
  await insertCompanies(tx, fresh.companies);
  return ids;
}

/** The new companies of one call, found again by the same rules as those that are stored. */
class FreshCompanies {
  readonly companies: NewCompany[] = [];
  private readonly given: { country: string; importId?: string | undefined };
  private readonly byExternalId = new Map<string, NewCompany>();
  private readonly byVatId = new Map<string, NewCompany>();
  private readonly byName = new Map<string, { company: NewCompany; foldedCity: string }[]>();

  constructor(given: { country: string; importId?: string | undefined }) {
    this.given = given;
  }

  take(wanted: WithoutGaps, match: CompanyMatch): string | null {
    const known = this.find(wanted, match);
    const prepared = prepareCompany(wanted, this.given);
    if (known) complete(known, prepared);
    else if (!prepared.name) return null;
    const company = known ?? prepared;
    if (!known) this.companies.push(company);
    if (company.externalId) this.byExternalId.set(company.externalId, company);
    if (company.vatId) this.byVatId.set(company.vatId, company);
    if (match.folded_name && !known) {
      const namesakes = this.byName.get(match.folded_name) ?? [];
      this.byName.set(match.folded_name, [...namesakes, { company, foldedCity: match.folded_city }]);
    }
    return company.companyId;
  }

  private find(wanted: WithoutGaps, match: CompanyMatch): NewCompany | undefined {
    return (
      this.byExternalId.get(wanted.externalId ?? '') ??
      this.byVatId.get(wanted.vatId ?? '') ??
      this.byName.get(match.folded_name ?? '')?.find(({ company, foldedCity }) => {
        if (company.vatId && wanted.vatId) return false;
        if (company.postalCode && wanted.postalCode) return company.postalCode === wanted.postalCode;
        return !foldedCity || !match.folded_city || foldedCity === match.folded_city;
      })?.company
    );
  }
}

type WithoutGaps = Omit<CompanyInput, 'own'>;
const withoutGaps = (company: WantedCompany): WithoutGaps => ({
  name: company.name ?? '',
  vatId: normaliseVatId(company.vatId ?? null),
  website: company.website || null,
  email: company.email || null,
  phone: company.phone || null,
  street: company.street ?? '',
  postalCode: company.postalCode ?? '',
  city: company.city ?? '',
  region: company.region ?? '',
  country: company.country ?? '',
  industry: company.industry || null,
  externalId: company.externalId || null,
  soleTraderContactId: company.soleTraderContactId ?? null,
});

/** Contact points one by one; an address only as a whole, or two half addresses would make a third. */
function complete(company: NewCompany, wanted: NewCompany): void {
  company.vatId ??= wanted.vatId;
  company.website ??= wanted.website;
  company.email ??= wanted.email;
  company.phone ??= wanted.phone;
  company.industry ??= wanted.industry;
  company.externalId ??= wanted.externalId;
  if (company.street || company.postalCode || company.city) return;
  const { street, postalCode, city, region, country } = wanted;
  Object.assign(company, { street, postalCode, city, region, country });
}
