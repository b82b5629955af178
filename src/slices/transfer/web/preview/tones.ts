import type { Outcome } from '../../contract.ts';

/** Colours of what becomes of a row; its name always stands beside. */
export const TONES = {
  created: 'green',
  completed: 'petrol',
  alreadyThere: 'gray',
  quarantined: 'amber',
  suppressed: 'red',
  rejected: 'red',
  companyRows: 'gray',
} as const;

export const OUTCOME_TONES: Record<Outcome, string> = {
  created: TONES.created,
  completed: TONES.completed,
  'already-there': TONES.alreadyThere,
  quarantined: TONES.quarantined,
  suppressed: TONES.suppressed,
  rejected: TONES.rejected,
  company: TONES.companyRows,
};
