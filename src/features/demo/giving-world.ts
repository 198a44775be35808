import type { LocalDate } from '../../kernel/calendar.ts';
import type { NewOpportunityRow } from '../opportunities/opportunities.repo.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import type { DemoSeed } from './demo.input.ts';
import type { PlannedAward } from './plan-awards.ts';
import type { Givers } from './plan-givers.ts';
import type { PlannedStory } from './plan-histories.ts';
import type { PlannedPerson } from './plan-people.ts';

/** What the giving of the demo is planned from: everything else of it. */
export interface GivingWorld {
  readonly seed: Pick<DemoSeed, 'names' | 'provinces'>;
  readonly today: LocalDate;
  readonly historyDays: number;
  readonly stories: readonly PlannedStory[];
  readonly awards: ReadonlyMap<string, PlannedAward>;
  readonly kits: readonly NewOpportunityRow[];
  /** Accounts by user name. */
  readonly accounts: ReadonlyMap<string, string>;
  /** The benefactor that the demo account `benefactor` is. */
  readonly own: string;
  /** How somebody's file says that they stand today. */
  statusOf(person: PlannedPerson): PersonStatus;
  /** Whether no gate stands between somebody and a kit today. */
  isEligible(person: PlannedPerson, kit: NewOpportunityRow): boolean;
}

/** One association with what is at hand for its giving. */
export interface GivingPlace {
  readonly organisationId: string;
  readonly province: string;
  readonly stories: readonly PlannedStory[];
  readonly kits: readonly DemoKit[];
  readonly proposers: readonly [string, ...string[]];
  /** Never who proposed. */
  approverFor(proposer: string): string;
}

/** Who gives, and what runs while they do. */
export interface GivingTools {
  readonly givers: Givers;
  readonly campaigns: readonly CampaignWindow[];
}

export interface CampaignWindow {
  readonly id: string;
  readonly organisationId: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface DemoKit {
  readonly row: NewOpportunityRow;
  readonly id: string;
  readonly iscoCode: string;
  readonly priceRial: number;
  readonly title: { readonly fa: string; readonly en: string };
}

/** Unit groups that somebody seeks or has done. */
export function tradesOf({ values }: Pick<PlannedPerson, 'values'>): readonly string[] {
  return [
    ...values.wishes.flatMap((wish) => wish.iscoCode ?? []),
    ...(values.experience ?? []).map(({ iscoCode }) => iscoCode),
  ];
}
