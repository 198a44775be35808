import type { LocalDate } from '../../kernel/calendar.ts';
import type { Deps } from '../../platform/deps.ts';
import { benefactorOfAccount } from '../benefactors/benefactors.repo.ts';
import type { Weights } from '../matching/match.rules.ts';
import { currentWeights } from '../matching/weights.repo.ts';
import { countiesCovered } from '../organisations/organisations.repo.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { catalogues, type ReferenceItem } from '../reference/vocabulary.rules.ts';
import { accountIds, idsStanding, loggedPeople } from './demo.repo.ts';
import { demoBenefactor } from './demo-accounts.rules.ts';
import { givingStanding } from './demo-giving.repo.ts';
import type { DemoSize } from './demo-size.rules.ts';

/** Everything that the demo data are planned from: plain data, so that it can be handed to another thread. */
export interface DemoGround {
  /** Texts of `demoFiles`, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly size: DemoSize;
  /** The day from which all days are told. */
  readonly today: LocalDate;
  readonly reference: { readonly version: string; readonly items: readonly ReferenceItem[] };
  /** Counties by organisation. */
  readonly covers: ReadonlyMap<string, readonly string[]>;
  /** Ids of accounts by user name. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly weights: Weights;
  /** The benefactor that the demo's account is; who gives is planned around them. */
  readonly giver: string | undefined;
  /** Ids that an earlier load wrote already: they are planned, but not told again. */
  readonly standing: Readonly<
    Record<
      'employer' | 'opportunity' | 'person' | 'referral' | 'ask' | 'story' | 'giving',
      ReadonlySet<string>
    >
  >;
}

export async function readGround(
  { database }: Pick<Deps, 'database'>,
  asked: Pick<DemoGround, 'files' | 'size' | 'today'>,
): Promise<DemoGround> {
  const { read } = database;
  const vocabulary = await vocabularyOf(database);
  const accounts = await accountIds(read);
  const own = accounts.get(demoBenefactor.username);
  return {
    ...asked,
    reference: { version: vocabulary.version, items: catalogues.flatMap((name) => vocabulary.items(name)) },
    covers: await countiesCovered(read),
    accounts,
    giver: own === undefined ? undefined : (await benefactorOfAccount(read, own))?.id,
    weights: await currentWeights(read),
    standing: {
      employer: await idsStanding(read, 'employer'),
      opportunity: await idsStanding(read, 'opportunity'),
      person: await idsStanding(read, 'person'),
      referral: await idsStanding(read, 'referral'),
      ask: await idsStanding(read, 'ask'),
      story: await loggedPeople(read),
      giving: await givingStanding(read),
    },
  };
}
