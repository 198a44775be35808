import type { Deps } from '../../platform/deps.ts';
import { type PayTo, payToOf } from '../pledges/pay-to.repo.ts';

/** Where gifts to an organisation are paid to; null where it has no account on record. */
export async function viewPayTo(deps: Pick<Deps, 'database'>, organisationId: string): Promise<PayTo | null> {
  return await payToOf(deps.database.read, organisationId);
}
