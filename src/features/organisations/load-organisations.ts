import { ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ChangeActor, change } from '../records/change.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { addOrganisations, organisationIds } from './organisations.repo.ts';
import { type OrganisationFault, readOrganisations } from './organisations-file.input.ts';

/**
 * Adds the organisations of `seed/reference/organisations.jsonl` that the database has not; those it has stay as they
 * were edited, their counties included. The reference must be loaded before.
 * @returns faults that name file, line and mend; with any, nothing is added.
 */
export async function loadOrganisations(
  deps: Deps,
  actor: ChangeActor,
  text: string,
): Promise<{ faults: readonly OrganisationFault[] }> {
  const read = readOrganisations(text, await vocabularyOf(deps.database));
  if ('faults' in read) return read;
  const present = await organisationIds(deps.database.read);
  const missing = read.organisations.filter(({ id }) => !present.has(id));
  if (missing.length === 0) return { faults: [] };
  await change(deps, actor, async ({ tx, audit }) => {
    await addOrganisations(tx, missing);
    for (const { id } of missing)
      audit({ action: 'organisation.load', entity: 'organisation', entityId: id });
    return ok(undefined);
  });
  return { faults: [] };
}
