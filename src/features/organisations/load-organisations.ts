import * as z from 'zod';
import { organisationKinds } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { addOrganisations, countOrganisations } from './organisations.repo.ts';

const line = z.strictObject({
  id: z.string().startsWith('org-'),
  kind: z.enum(organisationKinds),
  fa: z.string().min(1),
  en: z.string().min(1),
  province: z.string().nullable(),
  county: z.string().nullable(),
  covers: z.array(z.string()),
  capacity: z.int().positive().nullable(),
  monthlyTarget: z.int().positive().nullable(),
  sample: z.boolean(),
});

/**
 * Loads `seed/reference/organisations.jsonl` into a database that has none.
 * @throws Error naming file and line of the first row that is not right.
 */
export async function loadOrganisations(deps: Deps, actor: ChangeActor, text: string): Promise<void> {
  if ((await countOrganisations(deps.database.read)) > 0) return;
  const records = text
    .split('\n')
    .map((raw, index) => ({ raw: raw.trim(), number: index + 1 }))
    .filter(({ raw }) => raw !== '')
    .map(({ raw, number }) => {
      const parsed = line.safeParse(JSON.parse(raw));
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new Error(`organisations.jsonl, line ${number}: ${issue?.path.join('.')} ${issue?.message}`);
    });
  await change(deps, actor, async ({ tx, audit }) => {
    await addOrganisations(tx, records);
    for (const record of records)
      audit({ action: 'organisation.load', entity: 'organisation', entityId: record.id });
    return ok(undefined);
  });
}
