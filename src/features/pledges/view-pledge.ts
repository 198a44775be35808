import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { phoneOf } from '../benefactors/benefactors.repo.ts';
import { slotsHeldBy } from '../causes/slots.repo.ts';
import type { NoticeRecord } from '../money-in/notice-record.rules.ts';
import { noticesOf } from '../money-in/notices.repo.ts';
import type { ReceiptRecord } from '../money-in/receipt-record.rules.ts';
import { receiptsOfPledge } from '../money-in/receipts.repo.ts';
import { type MoneyStanding, moneyStanding } from '../money-in/standing.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { pledgesReach } from './list-pledges.ts';
import { newsOfPledge, type PledgeShare, sharesOfPledge } from './pledge-became.repo.ts';
import { type PledgeEventRecord, pledgeEventsOf } from './pledge-events.repo.ts';
import { pledgeList } from './pledge-list.repo.ts';
import { useWords } from './pledge-phrases.ts';
import type { PledgeRow } from './pledge-row.rules.ts';

export interface PledgeDetail {
  readonly pledge: PledgeRow;
  /** The trade or province of its earmark, by name. */
  readonly earmarkName: Text | null;
  readonly standing: MoneyStanding;
  readonly receipts: readonly ReceiptRecord[];
  readonly notices: readonly NoticeRecord[];
  readonly events: readonly PledgeEventRecord[];
  /** Slots of its cause that it holds. */
  readonly slots: number;
  readonly news: Awaited<ReturnType<typeof newsOfPledge>>;
  /** Which sponsorships it pays; for staff alone. */
  readonly shares: readonly PledgeShare[] | null;
  /** For staff alone, who call about it. */
  readonly phone: string | null;
}

/** One pledge with what came of it: of the organisation for a manager, an own one for a benefactor; 404 for any other. */
export async function viewPledge(deps: Deps, actor: Actor, id: string): Promise<Result<PledgeDetail>> {
  const { read } = deps.database;
  const reach = await pledgesReach(read, actor);
  if (!reach.ok) return reach;
  const pledge = await pledgeList(read, reach.value).find(id);
  if (!pledge) return fail(problem('not-found'));
  const isStaff = isPermitted(actor, 'pledges:read');
  const { earmark, earmarkRef } = pledge;
  const vocabulary = earmarkRef === null ? undefined : await vocabularyOf(deps.database);
  const named = { earmark, earmarkRef };
  return ok({
    pledge,
    earmarkName: vocabulary
      ? { fa: useWords(vocabulary, named, 'fa'), en: useWords(vocabulary, named, 'en') }
      : null,
    standing: await moneyStanding(read, id),
    receipts: await receiptsOfPledge(read, id),
    notices: await noticesOf(read, id),
    events: await pledgeEventsOf(read, id),
    slots: pledge.causeId === null ? 0 : await slotsHeldBy(read, id),
    news: await newsOfPledge(read, id),
    shares: isStaff ? await sharesOfPledge(read, id) : null,
    phone: isStaff ? await phoneOf(read, deps.crypto, pledge.benefactorId) : null,
  });
}
