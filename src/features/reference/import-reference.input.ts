import * as z from 'zod';

export const referenceImportQuery = z.object({
  dryRun: z
    .enum(['true', 'false', '1', '0', ''])
    // A bare `?dryRun` asks for one: the harmless reading of a flag without a value.
    .transform((text) => text === 'true' || text === '1' || text === '')
    .optional(),
});
