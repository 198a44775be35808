import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { addDays, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { scopeFor } from '../organisations/scope.rules.ts';
import { peopleRepo } from '../people/people.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { type MoneyBack, moneyBack } from './queue.repo.ts';
import type { QueuedSponsorship } from './sponsorship-record.rules.ts';
import { sponsorshipsRepo, unitsInStock } from './sponsorships.repo.ts';
import type { Waiting } from './waiting.rules.ts';

export interface QueueCounts {
  readonly counts: Readonly<Record<Waiting, number>>;
  /** Of them: due today, or late. */
  readonly due: Readonly<Record<Waiting, number>>;
  readonly stock: number;
  readonly asks: number;
  readonly today: LocalDate;
}
export interface QueueSides extends QueueCounts {
  readonly units: Awaited<ReturnType<typeof unitsInStock>>;
  /** For managers alone: it names who gave. */
  readonly backs: readonly MoneyBack[];
  /** What waits for the word of this manager, who did not ask for it; empty for anybody else. */
  readonly forYou: readonly QueuedSponsorship[];
}

const mostForYou = 50;

/** How much waits of each kind, what lies in the stock, and money whose giver must be asked. */
export async function viewQueueSides(deps: Deps, actor: Actor): Promise<Result<QueueSides>> {
  const scope = scopeFor(actor, 'sponsorships:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const today = tehranToday(deps.now());
  const units = await unitsInStock(read, scope.value);
  const backs = isPermitted(actor, 'pledges:read') ? await moneyBack(read, scope.value.organisationId) : [];
  const repo = sponsorshipsRepo(read, scope.value);
  const { all, due } = await repo.counts(today);
  const { items: forYou } = isPermitted(actor, 'sponsorships:approve')
    ? await repo.list({ waitsFor: actor.accountId, limit: mostForYou }, today)
    : { items: [] };
  return ok({ counts: all, due, units, backs, forYou, stock: units.length, asks: backs.length, today });
}

/** How many things wait, for the page of the day. */
export async function waitingSponsorships(deps: Deps, actor: Actor): Promise<Result<number>> {
  const scope = scopeFor(actor, 'sponsorships:read');
  if (!scope.ok) return scope;
  const { all } = await sponsorshipsRepo(deps.database.read, scope.value).counts(tehranToday(deps.now()));
  return ok(Object.values(all).reduce((sum, n) => sum + n, 0));
}

export interface DaySheet {
  readonly today: LocalDate;
  readonly deliveries: readonly SheetLine[];
  readonly visits: readonly SheetLine[];
}
export interface SheetLine extends QueuedSponsorship {
  readonly phone: string | null;
  readonly county: { readonly fa: string; readonly en: string } | null;
}

const mostOnSheet = 100;

/** Deliveries and visits of a day to print, with how to reach each family. */
export async function viewDaySheet(deps: Deps, actor: Actor): Promise<Result<DaySheet>> {
  const scope = scopeFor(actor, 'sponsorships:read');
  if (!scope.ok) return scope;
  const { read } = deps.database;
  const today = tehranToday(deps.now());
  const vocabulary = await vocabularyOf(deps.database);
  const repo = sponsorshipsRepo(read, scope.value);
  const people = peopleRepo(read, scope.value, { crypto: deps.crypto, vocabulary });
  const lines = async (waiting: Waiting, until: LocalDate): Promise<SheetLine[]> => {
    const { items } = await repo.list({ waiting, limit: mostOnSheet }, today);
    const due = items.filter(({ dueOn }) => waiting !== 'visit' || (dueOn ?? until) <= until);
    return await Promise.all(
      due.map(async (one) => {
        const person = await people.find(one.personId);
        const county = person?.facts.county;
        return {
          ...one,
          phone: person?.phone ?? null,
          county:
            county === undefined
              ? null
              : {
                  fa: vocabulary.label('counties', county, 'fa'),
                  en: vocabulary.label('counties', county, 'en'),
                },
        };
      }),
    );
  };
  return ok({
    today,
    deliveries: await lines('deliver', today),
    visits: await lines('visit', addDays(today, 7)),
  });
}
