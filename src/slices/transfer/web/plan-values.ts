import type { LegalBasis } from '../../../kernel/purpose.ts';
import type { Me } from '../../access/contract.ts';
import type { ORIGINS, Purpose } from '../../grounds/contract.ts';
import { emptyGround, type GroundValues } from '../../grounds/web/ground-values.ts';
import type { ImportFile, ImportRecord, PlanInput } from '../contract.ts';
import { groundValuesOf } from './footing/footing-values.ts';
import { type ColumnValues, columnValuesOf } from './mapping/column-values.ts';

/** One text of the legal-basis column; no basis: it gives no ground. */
export interface BasisValues {
  text: string;
  rows: number;
  legalBasis: LegalBasis | '';
  purpose: string;
}

/** The plan as the forms hold it, in the shape of the request body, so that faults find their fields. */
export interface PlanValues {
  mapping: { recordKind: 'person' | 'company'; dateOrder: 'dmy' | 'mdy' | ''; columns: ColumnValues[] };
  footing: {
    mode: 'file' | 'columns';
    grounds: GroundValues[];
    origin: (typeof ORIGINS)[number];
    originDetail: string;
    evidence: string;
    bases: BasisValues[];
    consents: 'dated' | 'all' | 'none';
    consentPurpose: string;
  };
  options: {
    duplicates: 'skip' | 'complete';
    ownerId: string;
    teamId: string;
    companies: boolean;
    defaultCountry: string;
  };
}

const SAYS_WHY = ['legalBasis', 'consent', 'consentDate'];

/** What to begin with: the plan made before, else what the file itself suggests. */
export function planValuesOf(
  file: ImportFile,
  plan: ImportRecord['plan'],
  me: Me,
  purposes: readonly Purpose[],
): PlanValues {
  const mine = keysOfMine(purposes);
  const first = mine[0] ?? 'contract';
  const footing = plan?.footing;
  const columns = columnValuesOf(file, plan?.mapping);
  const options = plan?.options;
  return {
    mapping: {
      recordKind: (plan?.mapping ?? file.mapping).recordKind,
      dateOrder: plan?.mapping.dateOrder ?? '',
      columns,
    },
    footing: {
      mode: footing?.mode ?? (columns.some(({ field }) => SAYS_WHY.includes(field)) ? 'columns' : 'file'),
      grounds:
        footing?.mode === 'file'
          ? footing.grounds.map((ground) => groundValuesOf(ground, purposes))
          : [emptyGround(first, purposes)],
      origin: footing?.mode === 'columns' ? footing.origin : 'person',
      originDetail: footing?.mode === 'columns' ? footing.originDetail : '',
      evidence: footing?.mode === 'columns' ? footing.evidence : '',
      bases: basesOf(file.basisTexts, footing, mine),
      consents: footing?.mode === 'columns' ? footing.consents : 'dated',
      consentPurpose:
        footing?.mode === 'columns'
          ? footing.consentPurpose
          : mine.includes('marketing-email')
            ? 'marketing-email'
            : first,
    },
    options: {
      duplicates: options?.duplicates ?? 'skip',
      ownerId: options?.ownerId ?? (options?.ownerId === null ? '' : me.userId),
      teamId: options?.teamId ?? (options?.teamId === null ? '' : (me.teamId ?? '')),
      companies: options?.companies ?? true,
      defaultCountry: options?.defaultCountry ?? me.firm.country,
    },
  };
}

/** The texts with what they suggest, as far as the purpose is one's own, or with what was chosen for them before. */
function basesOf(
  texts: ImportFile['basisTexts'],
  footing: PlanInput['footing'] | undefined,
  mine: readonly string[],
): BasisValues[] {
  const chosen = footing?.mode === 'columns' ? footing.bases : undefined;
  return texts.map(({ text, rows, suggestion }) => {
    const proposed = suggestion && mine.includes(suggestion.purpose) ? suggestion : undefined;
    const known = chosen ? chosen.find((base) => base.text === text) : proposed;
    return { text, rows, legalBasis: known?.legalBasis ?? '', purpose: known?.purpose ?? mine[0] ?? '' };
  });
}

/** Texts that are new, beside those for which somebody has chosen already. */
export function withChoices(
  texts: ImportFile['basisTexts'],
  chosen: readonly BasisValues[],
  purposes: readonly Purpose[],
): BasisValues[] {
  const known = new Map(chosen.map((base) => [base.text, base]));
  return basesOf(texts, undefined, keysOfMine(purposes)).map((base) => ({
    ...base,
    ...known.get(base.text),
    rows: base.rows,
  }));
}

const keysOfMine = (purposes: readonly Purpose[]): string[] =>
  purposes.filter(({ forGrounds, isMine }) => forGrounds && isMine).map(({ key }) => key);
