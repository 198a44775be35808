import type { Actor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../organisations/scope.rules.ts';
import { change } from '../records/change.repo.ts';
import { enteredBenefactor } from './benefactor.input.ts';
import type { BenefactorRecord } from './benefactor.rules.ts';
import { addBenefactor, benefactorOfPhone } from './benefactors.repo.ts';

/** Enters somebody who gave over the telephone or at the counter; of a known number, whoever has it stays as they are. */
export async function findOrEnterBenefactor(
  deps: Deps,
  actor: Actor,
  input: unknown,
): Promise<Result<BenefactorRecord>> {
  const permitted = permit(actor, 'pledges:write');
  if (!permitted.ok) return permitted;
  const parsed = parse(enteredBenefactor, input);
  if (!parsed.ok) return parsed;
  const { phone, name, kind, anonymous } = parsed.value;
  return await change<BenefactorRecord>(deps, actor, async ({ tx, audit, nothingChanged }) => {
    const known = await benefactorOfPhone(tx, deps.crypto, phone);
    if (known) {
      nothingChanged();
      return ok(known);
    }
    const entered = await addBenefactor(tx, deps, {
      phone,
      name,
      ...(kind === undefined ? {} : { kind }),
      ...(anonymous === undefined ? {} : { anonymous }),
    });
    audit({ action: 'benefactor.join', entity: 'benefactor', entityId: entered.id });
    return ok(entered);
  });
}
