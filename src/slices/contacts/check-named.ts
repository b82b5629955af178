import type { Fault } from '../../kernel/app-error.ts';

/** Somebody of whom neither a name nor an address nor a number is known cannot be found, asked or informed. */
export function faultsOfNamelessness(person: {
  givenName: string | null;
  middleName: string | null;
  familyName: string | null;
  nickname: string | null;
  emails: readonly unknown[];
  phones: readonly unknown[];
}): Fault[] {
  const isNamed = person.givenName ?? person.middleName ?? person.familyName ?? person.nickname;
  return isNamed || person.emails.length > 0 || person.phones.length > 0
    ? []
    : [{ at: 'body.familyName', code: 'nobody-named' }];
}

/** Each company once, and only those that are there for the caller. */
export function faultsOfCompanies(
  companies: readonly { companyId: string }[],
  known: ReadonlySet<string>,
): Fault[] {
  return companies.flatMap(({ companyId }, index) => {
    const at = `body.companies.${index}.companyId`;
    if (!known.has(companyId)) return [{ at, code: 'no-such-company' }];
    const isFirst = companies.findIndex((other) => other.companyId === companyId) === index;
    return isFirst ? [] : [{ at, code: 'company-twice' }];
  });
}
