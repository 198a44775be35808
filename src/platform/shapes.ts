import * as z from 'zod';

/** Shapes of what several calls answer; those with an `id` are components of the description of the API. */

export const name = z
  .object({ fa: z.string(), en: z.string() })
  .meta({ id: 'Name', description: 'In Persian and in English.' });

/** What somebody wrote; the English is there only if somebody wrote that too. */
export const title = z
  .object({ fa: z.string(), en: z.string().nullable() })
  .meta({ id: 'Title', description: 'As it was written; English where somebody wrote it.' });

/** A page of a list. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    total: z.int().min(0).describe('How many there are on all pages together'),
    nextCursor: z.string().optional().describe('Send as `cursor` for the next page; absent on the last'),
  });
