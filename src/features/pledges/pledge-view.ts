import type { Text } from '../../kernel/text.ts';
import type { Reader } from '../../platform/database.ts';
import { slotsHeldBy } from '../causes/slots.repo.ts';
import { organisationNames } from '../organisations/organisations.repo.ts';
import { type PayTo, payToOf } from './pay-to.repo.ts';
import type { PledgeRecord } from './pledge-record.rules.ts';

/** A pledge as its benefactor sees it. */
export interface PledgeView extends Omit<PledgeRecord, 'benefactorId' | 'organisationId'> {
  readonly organisation: { readonly id: string } & Text;
  /** How many families of its cause it stands for; 0 = toward one. */
  readonly slots: number;
  /** Null where the organisation has no account to pay to yet, or the pledge is none of money. */
  readonly payTo: PayTo | null;
}

export async function viewOfPledge(db: Reader, pledge: PledgeRecord): Promise<PledgeView> {
  const { benefactorId: _b, organisationId, ...shown } = pledge;
  const names = await organisationNames(db, [organisationId]);
  return {
    ...shown,
    organisation: { id: organisationId, ...(names.get(organisationId) ?? { fa: '', en: '' }) },
    slots: pledge.causeId === null ? 0 : await slotsHeldBy(db, pledge.id),
    payTo: pledge.kind === 'money' ? await payToOf(db, organisationId) : null,
  };
}
