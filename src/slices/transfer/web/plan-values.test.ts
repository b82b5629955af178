import { describe, expect, it } from 'vitest';
import type { Purpose } from '../../grounds/contract.ts';
import { withChoices } from './plan-values.ts';

const purpose = (key: string, isMine: boolean): Purpose => ({
  key,
  labelDe: key,
  labelEn: key,
  categories: ['identity'],
  forGrounds: true,
  isBuiltin: true,
  defaultBasis: 'consent',
  defaultRetainDays: 730,
  ruleDe: null,
  ruleEn: null,
  isMine,
});
const consent = { legalBasis: 'consent', purpose: 'marketing-email' } as const;

describe('the texts of the legal-basis column', () => {
  it('suggest only purposes that the user works under', () => {
    const texts = [{ text: 'Freely given consent', rows: 3, suggestion: consent }];
    const [mine] = withChoices(texts, [], [purpose('contract', true), purpose('marketing-email', true)]);
    const [foreign] = withChoices(texts, [], [purpose('contract', true), purpose('marketing-email', false)]);
    expect(mine).toMatchObject({ legalBasis: 'consent', purpose: 'marketing-email' });
    expect(foreign).toMatchObject({ legalBasis: '', purpose: 'contract' });
  });

  it('keep what somebody has chosen when the whole file has been read, with its numbers', () => {
    const chosen = [{ text: 'Consent', rows: 3, legalBasis: '' as const, purpose: 'contract' }];
    const [text] = withChoices([{ text: 'Consent', rows: 900, suggestion: consent }], chosen, [
      purpose('marketing-email', true),
    ]);
    expect(text).toEqual({ text: 'Consent', rows: 900, legalBasis: '', purpose: 'contract' });
  });
});
