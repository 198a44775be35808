import type { EventRecord, SponsorshipWhole } from './sponsorship-record.rules.ts';

const about: readonly string[] = ['cancel-asked', 'cancel-refused', 'cancelled'];

/** The wish to withdraw an approval that waits for another's word; undefined where none does. */
export function cancelAsked({
  state,
  events,
}: Pick<SponsorshipWhole, 'state' | 'events'>): EventRecord | undefined {
  const last = events.findLast(({ event }) => about.includes(event));
  return state === 'allocated' && last?.event === 'cancel-asked' ? last : undefined;
}
