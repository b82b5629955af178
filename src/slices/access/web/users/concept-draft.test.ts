import { describe, expect, it } from 'vitest';
import { changesOf } from './concept-draft.ts';

const items = [
  { role: 'sales', permissions: [], purposes: ['inquiry', 'contract'] },
  { role: 'service', permissions: [], purposes: ['support'] },
] as const;
const concept = items.map((item) => ({ ...item, permissions: [], purposes: [...item.purposes] }));

describe('a draft of the permission concept', () => {
  it('names only roles that would change, with what they gain and lose', () => {
    expect(changesOf(concept, { sales: ['contract', 'support'], service: ['support'] })).toEqual([
      { role: 'sales', purposes: ['contract', 'support'], added: ['support'], removed: ['inquiry'] },
    ]);
  });

  it('knows that ticking and unticking is no change, in whatever order', () => {
    expect(changesOf(concept, { sales: ['contract', 'inquiry'] })).toEqual([]);
  });
});
