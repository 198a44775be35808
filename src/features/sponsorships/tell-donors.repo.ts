import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { JalaliMonth } from '../../kernel/jalali-month.ts';
import type { Tx } from '../../platform/database.ts';
import type { Deps } from '../../platform/deps.ts';
import { message } from '../../schema/benefactors.ts';
import { giftNews, sponsorship } from '../../schema/sponsorships.ts';
import { isTold } from '../giving/disclose.rules.ts';
import { queueMessage } from '../messages/messages.repo.ts';
import { messageOf } from './news.rules.ts';
import type { NewsKind } from './sponsorship.rules.ts';
import { sharesOf } from './sponsorships.repo.ts';

type Telling = Pick<Deps, 'crypto' | 'newId' | 'now'>;

/**
 * Tells everyone whose pledge pays a sponsorship what happened, by the month alone: a line of news each, and a neutral
 * message. What stands told already is not told again (restocking apart). `details` are what the news says beside it:
 * nothing of the household. Where fewer than five could be meant by what donors know beforehand, no message goes out, and their
 * pages leave the news out.
 */
export async function tellDonors(
  tx: Tx,
  deps: Telling,
  sponsorshipId: string,
  kind: NewsKind,
  month: JalaliMonth,
  details?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const [about] = await tx
    .select({ disclosure: sponsorship.disclosure })
    .from(sponsorship)
    .where(eq(sponsorship.id, sponsorshipId));
  const isHeard = isTold(about?.disclosure ?? null);
  const told = new Set<string>();
  for (const { pledgeId, benefactorId, releasedAt, fallback } of await sharesOf(tx, sponsorshipId)) {
    // Whose money went back is told of the end alone.
    if (pledgeId === null || benefactorId === null || (releasedAt !== null && kind !== 'ended')) continue;
    const [added] = await tx
      .insert(giftNews)
      .values({
        id: deps.newId('news'),
        benefactorId,
        pledgeId,
        sponsorshipId,
        kind,
        month,
        details: kind === 'ended' ? { ...details, fallback } : (details ?? null),
        createdAt: deps.now().toISOString(),
      })
      .onConflictDoNothing()
      .returning({ id: giftNews.id });
    const text = messageOf(kind);
    // Whoever gives by several pledges gets one message.
    if (!isHeard || !added || !text || told.has(benefactorId)) continue;
    told.add(benefactorId);
    await queueMessage(tx, deps, { benefactorId, kind: 'news', text, onceKey: `news:${added.id}` });
  }
}

/** Withdraws what was told of what was undone, and messages about it that are not out yet. */
export async function withdrawNews(
  tx: Tx,
  sponsorshipId: string,
  kinds: readonly NewsKind[],
  at: string,
): Promise<void> {
  if (kinds.length === 0) return;
  const gone = await tx
    .update(giftNews)
    .set({ withdrawnAt: at })
    .where(
      and(
        eq(giftNews.sponsorshipId, sponsorshipId),
        inArray(giftNews.kind, [...kinds]),
        isNull(giftNews.withdrawnAt),
      ),
    )
    .returning({ id: giftNews.id });
  if (gone.length === 0) return;
  await tx
    .update(message)
    .set({ state: 'expired', textSealed: null })
    .where(
      and(
        inArray(
          message.onceKey,
          gone.map(({ id }) => `news:${id}`),
        ),
        eq(message.state, 'waiting'),
      ),
    );
}
