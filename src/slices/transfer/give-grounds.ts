import type { PlannedGround } from '../grounds/index.ts';
import { copyGround, type FootingRule } from './footing-rule.ts';
import type { ContactDraft } from './read/contact-draft.ts';

/** Why a row gets no ground. */
export type QuarantineReason = 'no-ground' | 'ground-ended' | 'opted-out';
export type GroundWarning = 'consent-without-date' | 'date-in-future' | 'basis-not-assigned' | 'opted-out';

export interface GivenGrounds {
  grounds: PlannedGround[];
  /** There if, and only if, there are no grounds. */
  missing: QuarantineReason | undefined;
  /** Purposes that the person objected to, as the file says. */
  objected: string[];
  warnings: GroundWarning[];
}

/** Parts of a legal-basis cell; HubSpot joins several. The mapping of a plan is by part. */
export const basisTextsOf = (draft: ContactDraft): string[] =>
  [...new Set((draft.footing.legalBasisText ?? '').split(/\s*(?:;|:::|\n)\s*/))].filter(Boolean);

/** The grounds that the footing gives this row. `proof` is where the row stands, for the evidence. */
export function giveGrounds(draft: ContactDraft, rule: FootingRule, proof: string): GivenGrounds {
  const warnings: GroundWarning[] = [];
  const objected = objectionsOf(draft);
  const given =
    rule.mode === 'file'
      ? rule.grounds.map((ground) => copyGround(ground))
      : groundsOfRow(draft, rule, proof, warnings);
  const wanted = given.filter(({ purpose }) => !objected.includes(purpose));
  if (wanted.length < given.length) warnings.push('opted-out');
  const grounds = onePerPurpose(wanted.filter(({ endsAt }) => endsAt > rule.now));
  const open = grounds.some(({ startsAt }) => startsAt <= rule.now);
  const missing = open
    ? undefined
    : wanted.length > 0
      ? 'ground-ended'
      : given.length > 0
        ? 'opted-out'
        : 'no-ground';
  return { grounds: open ? grounds : [], missing, objected, warnings };
}

function groundsOfRow(
  draft: ContactDraft,
  rule: Extract<FootingRule, { mode: 'columns' }>,
  proof: string,
  warnings: GroundWarning[],
): PlannedGround[] {
  const { consentDate, consentGiven, source } = draft.footing;
  const consentDay = consentDate === undefined ? undefined : new Date(`${consentDate}T00:00:00Z`);
  const isFuture = consentDay !== undefined && consentDay > rule.now;
  if (isFuture) warnings.push('date-in-future');
  const givenOn = isFuture ? undefined : consentDay;

  const copy = (ground: PlannedGround, said: string): PlannedGround => {
    const startsAt = ground.legalBasis === 'consent' && givenOn ? givenOn : ground.startsAt;
    return copyGround(ground, {
      startsAt,
      endsAt: new Date(startsAt.getTime() + ground.endsAt.getTime() - ground.startsAt.getTime()),
      originDetail: source ?? ground.originDetail,
      evidence: [ground.evidence, `${proof}: ${said}`].filter(Boolean).join('\n'),
    });
  };

  const grounds: PlannedGround[] = [];
  for (const text of basisTextsOf(draft)) {
    const ground = rule.bases.get(text);
    if (ground) grounds.push(copy(ground, text));
    else warnings.push('basis-not-assigned');
  }
  const consented = consentGiven ?? consentDate !== undefined;
  if (!rule.consent || !consented) return grounds;
  if (givenOn || (rule.consent.undated && !isFuture))
    grounds.push(copy(rule.consent.ground, consentDate ?? '✓'));
  else if (!isFuture) warnings.push('consent-without-date');
  return grounds;
}

/** What another program noted as an objection is one here, too (Art. 21(2)-(3)). */
function objectionsOf({ footing }: ContactDraft): string[] {
  return [
    ...(footing.optedOutEmail ? ['marketing-email'] : []),
    ...(footing.doNotCall ? ['marketing-phone'] : []),
  ];
}

/** Two reasons for one purpose: the one that lasts longer. */
function onePerPurpose(grounds: readonly PlannedGround[]): PlannedGround[] {
  const best = new Map<string, PlannedGround>();
  for (const ground of grounds) {
    const rival = best.get(ground.purpose);
    if (!rival || rival.endsAt < ground.endsAt) best.set(ground.purpose, ground);
  }
  return [...best.values()];
}
