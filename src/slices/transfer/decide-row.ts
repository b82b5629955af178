import type { Outcome } from './contract.ts';
import type { GivenGrounds, GroundWarning } from './give-grounds.ts';
import type { Problem as ReadProblem } from './read/contact-draft.ts';
import type { DraftResult } from './read/to-draft.ts';
import type { MatchedBy } from './seen-people.ts';

/** What looking around found out about the person of one row. */
export interface Known {
  /** Somebody who is there already: an earlier row, or a contact. */
  match: Match | undefined;
  /** The person waits in quarantine already; says nothing against a row that brings a ground. */
  waiting: boolean;
  /** Somebody else has an address or number of this row. */
  shared: boolean;
  /** Purposes that a suppression blocks; `*` blocks all. */
  suppressed: ReadonlySet<string>;
}
export interface Match {
  by: MatchedBy | 'same-file' | 'quarantine';
  line: number | null;
  contactId: string | null;
  /** The purpose of the importer under which they reach the contact, and so can complete it. */
  reach: string | null;
}

/** What was decided, or could not be done as asked. Codes and columns only, as with the reader. */
export interface Problem {
  level: 'rejected' | 'warning';
  code:
    | ReadProblem['code']
    | GroundWarning
    | 'suppressed'
    | 'company-not-wanted'
    | 'shared-address'
    | 'purpose-suppressed'
    | 'left-out-by-purpose'
    | 'company-unknown';
  column?: string;
}

export interface Decision {
  outcome: Outcome;
  /** Of quarantined and rejected rows. */
  reason: string | null;
  grounds: GivenGrounds['grounds'];
  problems: Problem[];
  match: Match | null;
}

/**
 * What becomes of a row. Pure, and the only place where it is decided: the preview and the run both ask here, so that
 * one cannot say something else than the other does.
 */
export function decideRow(
  { draft, problems }: DraftResult,
  known: Known,
  given: GivenGrounds | undefined,
  options: { duplicates: 'skip' | 'complete'; companies: boolean },
): Decision {
  const decision = (
    outcome: Outcome,
    reason: string | null = null,
    more: Partial<Decision> = {},
  ): Decision => ({
    outcome,
    reason,
    grounds: [],
    problems: [...problems, ...(more.problems ?? [])],
    match: more.match ?? null,
    ...(more.grounds && { grounds: more.grounds }),
  });
  const reject = (code: Problem['code']): Partial<Decision> => ({ problems: [{ level: 'rejected', code }] });
  const warnings = (codes: readonly Problem['code'][]): Problem[] =>
    codes.map((code) => ({ level: 'warning', code }));

  if (!draft || !given) {
    const rejection = problems.find(({ level }) => level === 'rejected');
    return decision('rejected', rejection?.code ?? 'nothing-to-identify');
  }
  if (draft.kind === 'company')
    return options.companies
      ? decision('company')
      : decision('rejected', 'company-not-wanted', reject('company-not-wanted'));
  if (known.suppressed.has('*')) return decision('suppressed', 'suppressed', reject('suppressed'));

  const grounds = given.grounds.filter(({ purpose }) => !known.suppressed.has(purpose));
  const blocked = grounds.length < given.grounds.length;
  const { match } = known;
  if (match) {
    const completes = options.duplicates === 'complete' && match.reach !== null && grounds.length > 0;
    return decision(completes ? 'completed' : 'already-there', null, {
      match,
      grounds: completes ? grounds : [],
      problems: warnings(completes ? given.warnings : []),
    });
  }
  if (blocked && grounds.length === 0) return decision('suppressed', 'suppressed', reject('suppressed'));
  const said = warnings([
    ...given.warnings,
    ...(known.shared ? (['shared-address'] as const) : []),
    ...(blocked ? (['purpose-suppressed'] as const) : []),
  ]);
  if (given.missing && known.waiting)
    return decision('already-there', null, {
      match: { by: 'quarantine', line: null, contactId: null, reach: null },
    });
  if (given.missing) return decision('quarantined', given.missing, { problems: said });
  return decision('created', null, { grounds, problems: said });
}
