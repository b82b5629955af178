import type { Language } from '../../../web/i18n/index.ts';

/** The three steps, each a part of the request body. */
export const STEPS = ['firm', 'administrator', 'privacy'] as const;
export type SetupStepName = (typeof STEPS)[number];

export const PASSWORD_MIN = 12;

export const EMPTY_SETUP = {
  firm: { name: '', street: '', postalCode: '', city: '', country: 'DE', state: '', authority: '' },
  administrator: { name: '', email: '', password: '', handlesRights: true },
  privacy: { name: '', email: '', phone: '' },
};
export type SetupValues = typeof EMPTY_SETUP;

export function toSetupInput({ firm, administrator, privacy }: SetupValues, language: Language) {
  return {
    firm: { ...firm, state: firm.country === 'DE' && firm.state ? firm.state : null, language },
    administrator,
    privacy: { ...privacy, phone: privacy.phone || undefined },
  };
}

const REQUIRED: Record<SetupStepName, readonly string[]> = {
  firm: ['name'],
  administrator: ['name', 'email', 'password'],
  privacy: ['name', 'email'],
};

/** What keeps one from going on; the server checks everything at the end. */
export function firstGap(step: SetupStepName, values: SetupValues) {
  const part: Record<string, string | boolean> = values[step];
  const empty = REQUIRED[step].find((name) => String(part[name]).trim() === '');
  if (empty) return { field: `${step}.${empty}`, reason: 'setup.fillIn' } as const;
  if (step === 'administrator' && values.administrator.password.length < PASSWORD_MIN)
    return { field: 'administrator.password', reason: 'setup.passwordShort' } as const;
  return undefined;
}
