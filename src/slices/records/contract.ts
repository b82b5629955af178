import { z } from 'zod';
import { wireTime } from '../../kernel/wire.ts';

/** The data map: every table and column of the register, with category, rule and the purposes that open it. */
export const dataMap = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      slice: z.string(),
      whose: z.enum(['contact', 'staff', 'nobody']),
      category: z.string().nullable(),
      label: z.string(),
      deletion: z.string(),
      erasure: z.string(),
      purposes: z.array(z.string()),
      columns: z.array(
        z.object({
          column: z.string(),
          kind: z.enum(['personal', 'link', 'technical']),
          label: z.string().nullable(),
          comment: z.string(),
          inReport: z.boolean(),
          portable: z.boolean(),
          withheld: z.string().nullable(),
        }),
      ),
      /** Where the rows are declared at run time, as own fields are: what each of them declares. */
      isDeclared: z.boolean(),
      declared: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          type: z.string(),
          category: z.string(),
          purposes: z.array(z.string()),
          deletion: z.string(),
          portable: z.boolean(),
          /** Out of use: it goes then, with all its rows. */
          deletesAt: wireTime.nullable(),
        }),
      ),
    }),
  ),
});
export type DataMap = z.output<typeof dataMap>;
