import { z } from 'zod';
import { CATEGORIES, type Category } from '../../kernel/category.ts';
import { id, wireTime } from '../../kernel/wire.ts';
import { objectionInput } from '../grounds/contract.ts';

/** What is about to be done: one ground closed, or an objection recorded (without `groundId`). */
export const closingInput = z.strictObject({
  groundId: id.optional(),
  status: z.enum(['withdrawn', 'objected', 'ended']).optional(),
  purposes: objectionInput.shape.purposes,
  directMarketing: z.boolean().optional(),
});
export type ClosingInput = z.output<typeof closingInput>;

const category = z.enum(Object.keys(CATEGORIES) as [Category, ...Category[]]);
export const WAITS_FOR = ['restriction', 'hold', 'request'] as const;

/** What it would take and leave; nothing is changed. */
export const closingPreview = z.object({
  /** `stays`: another ground carries it until then. `goes`: nothing does, and the next run takes it. `waits`: closed, and not deleted yet. */
  contact: z.object({
    state: z.enum(['stays', 'goes', 'waits']),
    deletesAt: wireTime,
    /** For the rights desk alone. */
    waitsFor: z.enum(WAITS_FOR).nullable(),
  }),
  /** When the rows below go, which are closed at once; null where there are none. */
  goesAt: wireTime.nullable(),
  /** By category (null: values of own fields). `rows` is null where the caller's purpose does not open the category. */
  goes: z.array(
    z.object({
      category: category.nullable(),
      rows: z.number().int().nullable(),
      tables: z.array(z.object({ table: z.string(), label: z.string(), rows: z.number().int() })),
    }),
  ),
  /** What other grounds go on to open. */
  carried: z.object({ purposes: z.array(z.string()), categories: z.array(category) }),
  /** What stays for another reason. What holds and archive keep is told apart for the rights desk alone. */
  keeps: z.array(
    z.object({ code: z.string(), what: z.string(), why: z.string(), until: wireTime.nullable() }),
  ),
});
export type ClosingPreview = z.output<typeof closingPreview>;
