import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { employerInput } from './employer.input.ts';
import { type EmployerView, noCounts, viewOfEmployer } from './employer-view.rules.ts';
import { employersRepo, keepEmployer } from './employers.repo.ts';
import { employerText } from './employers.text.ts';

/** Puts an employer on the organisation's file. The same name again is a conflict that names the one on file. */
export async function registerEmployer(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<EmployerView>> {
  const scope = scopeFor(actor, 'employers:write');
  if (!scope.ok) return scope;
  const parsed = parse(employerInput, input);
  if (!parsed.ok) return parsed;
  const id = deps.newId('employer');
  const at = deps.now().toISOString();
  return await change<EmployerView>(deps, actor, async ({ tx, audit }) => {
    const known = await employersRepo(tx, scope.value).findByName(parsed.value.name);
    if (known)
      return fail(problem('conflict', { detail: employerText.taken, extra: { employerId: known.id } }));
    const { fields } = await keepEmployer(tx, scope.value, parsed.value, { id, at });
    audit({ action: 'employer.register', entity: 'employer', entityId: id, fields });
    return ok(
      viewOfEmployer(
        { id, organisationId: scope.value.organisationId, revision: 1, ...parsed.value },
        noCounts,
      ),
    );
  });
}
