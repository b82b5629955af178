import type { z } from 'zod';
import type { Category } from '../../kernel/category.ts';
import type { ContactChange, contact } from '../contacts/contract.ts';
import { MERGE_FIELDS, type MergeInput } from './contract.ts';

type Side = z.input<typeof contact>;

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === 'none';

/**
 * The change that makes the winner out of both: fields as chosen, lists of both, the winner's first (what is there twice
 * is dropped where lists are stored). `opens` says which categories the purpose opens: of the others nothing is known
 * here, and the database has moved their rows already.
 */
export function uniteFields(
  winner: Side,
  loser: Side,
  { fields, note }: Pick<MergeInput, 'fields' | 'note'>,
  opens: (category: Category) => boolean,
): Omit<ContactChange, 'version'> {
  const chosen = Object.fromEntries(
    MERGE_FIELDS.map((name) => {
      const takesLoser = fields[name] === 'loser' || (!fields[name] && isEmpty(winner[name]));
      return [name, (takesLoser ? loser : winner)[name]];
    }),
  ) as Omit<ContactChange, 'version'>;
  return {
    ...chosen,
    companies: [...winner.companies, ...loser.companies].map(({ companyId, role, department }) => ({
      companyId,
      role,
      department,
    })),
    emails: [...winner.emails, ...loser.emails],
    phones: [...winner.phones, ...loser.phones].map(({ number, kind }) => ({ number, kind })),
    addresses: withoutRepeats([...winner.addresses, ...loser.addresses]),
    socials: [...winner.socials, ...loser.socials],
    ...(opens('preferences') ? { tags: [...winner.tags, ...loser.tags] } : {}),
    // Both texts stand there already, one after the other.
    ...(opens('communication') && note !== 'both' ? { note: (note === 'winner' ? winner : loser).note } : {}),
  };
}

/** The same street in the same place once, however it was labelled. */
function withoutRepeats(addresses: Side['addresses']): Side['addresses'] {
  const seen = new Set<string>();
  return addresses.filter(({ street, extra, postalCode, city, country }) => {
    const key = [street, extra, postalCode, city, country].join('\n').toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}
