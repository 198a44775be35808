import { addDays, fromJalali, type LocalDate, toJalali } from '../../kernel/calendar.ts';
import { firstYearly } from '../campaigns/yearly-campaign.rules.ts';
import { nasimMehr } from '../campaigns/yearly-campaign.text.ts';
import { demoId } from './demo-dice.rules.ts';
import type { GivingRows, NewCampaignRow } from './demo-giving.repo.ts';
import { campaignWords, managerName } from './demo-giving.text.ts';
import type { CampaignWindow, DemoKit, GivingPlace, GivingWorld } from './giving-world.ts';
import { givingOf } from './plan-association.ts';
import { giversOf, type PlannedGiver } from './plan-givers.ts';

export interface PlannedManager {
  readonly id: string;
  readonly username: string;
  readonly organisationId: string;
  readonly name: { readonly fa: string; readonly en: string };
}

export interface GivingPlan {
  readonly givers: readonly PlannedGiver[];
  readonly managers: readonly PlannedManager[];
  readonly campaigns: readonly NewCampaignRow[];
  readonly associations: readonly GivingRows[];
}

/** Who gives what to which association, what became of it, and the books of it; all of it told from the day of the load. */
export function planGiving(
  world: GivingWorld,
  nameOf: (province: string) => PlannedManager['name'],
): GivingPlan {
  const managers: PlannedManager[] = [];
  const places = placesOf(world, nameOf, managers);
  const campaigns = campaignsOf(world.today, places);
  const givers = giversOf(world.seed.names, world.own, world.today);
  const associations = places.map((place, n) =>
    givingOf(place, n, world, { givers, campaigns: campaigns.windows }),
  );
  return { givers: givers.whole(), managers, campaigns: campaigns.rows, associations };
}

/** Associations with people, an officer and kits; those without two managers get one who approves. */
function placesOf(
  { stories, kits, accounts }: GivingWorld,
  nameOf: (province: string) => PlannedManager['name'],
  managers: PlannedManager[],
): readonly GivingPlace[] {
  const byOrganisation = new Map<string, GivingWorld['stories'][number][]>();
  for (const story of stories) {
    const { organisationId } = story.person;
    const own = byOrganisation.get(organisationId);
    if (own) own.push(story);
    else byOrganisation.set(organisationId, [story]);
  }
  return [...byOrganisation].flatMap(([organisationId, own]): GivingPlace[] => {
    const province = /^org-assoc-(.+)$/.exec(organisationId)?.[1];
    const officer = accounts.get(`officer.${province}`);
    if (province === undefined || officer === undefined) return [];
    const username = `manager.${province}`;
    const manager = accounts.get(username) ?? demoId('account', username);
    const second = accounts.get(`manager2.${province}`);
    if (accounts.get(username) === undefined)
      managers.push({ id: manager, username, organisationId, name: managerName(nameOf(province)) });
    return [
      {
        organisationId,
        province,
        stories: own,
        kits: kitsOf(organisationId, kits),
        proposers: second === undefined ? [officer] : [officer, officer, manager],
        approverFor: (proposer) => (proposer === manager ? (second ?? officer) : manager),
      },
    ];
  });
}

function kitsOf(organisationId: string, kits: GivingWorld['kits']): readonly DemoKit[] {
  return kits.flatMap((row): DemoKit[] =>
    row.organisationId === organisationId && row.kit && row.iscoCode
      ? [
          {
            row,
            id: row.id,
            iscoCode: row.iscoCode,
            priceRial: row.kit.priceRial,
            title: { fa: row.titleFa, en: row.titleEn ?? row.titleFa },
          },
        ]
      : [],
  );
}

/** The yearly day, past and to come, of everywhere, and one that runs now. */
function campaignsOf(
  today: LocalDate,
  places: readonly GivingPlace[],
): { readonly rows: readonly NewCampaignRow[]; readonly windows: readonly CampaignWindow[] } {
  const dayIn = (year: number, day: number) => fromJalali(year, 3, day) ?? today;
  const { year } = toJalali(today);
  const coming = dayIn(year, 10) >= today ? year : year + 1;
  const running = places[0]?.organisationId ?? null;
  const rowOf = (
    key: keyof typeof campaignWords,
    slug: string,
    of: Pick<NewCampaignRow, 'organisationId' | 'startsOn' | 'endsOn'> & Partial<NewCampaignRow>,
  ): NewCampaignRow => ({
    id: demoId('campaign', key),
    slug,
    titleFa: campaignWords[key].title.fa,
    titleEn: campaignWords[key].title.en,
    storyFa: campaignWords[key].story.fa,
    storyEn: campaignWords[key].story.en,
    createdAt: `${addDays(of.startsOn as LocalDate, -30) < today ? addDays(of.startsOn as LocalDate, -30) : addDays(today, -5)}T06:30:00.000Z`,
    ...of,
  });
  const told = [
    rowOf('before', `nasim-mehr-${coming - 1}`, {
      organisationId: null,
      startsOn: dayIn(coming - 1, 1),
      endsOn: dayIn(coming - 1, 10),
      goalRial: 30_000_000_000,
      goalFamilies: 60,
    }),
    rowOf('running', 'pre-winter', {
      organisationId: running,
      startsOn: addDays(today, -19),
      endsOn: addDays(today, 25),
      goalRial: 12_000_000_000,
      goalFamilies: 25,
    }),
  ];
  const yearly = {
    ...firstYearly(today),
    id: demoId('campaign', nasimMehr.slug),
    createdAt: `${addDays(today, -30)}T06:30:00.000Z`,
  };
  return {
    rows: [yearly, ...told],
    windows: told.map(({ id, organisationId, startsOn, endsOn }) => ({
      id,
      organisationId: organisationId ?? null,
      from: startsOn as LocalDate,
      to: endsOn as LocalDate,
    })),
  };
}
