import { educations } from '../../src/features/people/person-facts.rules.ts';
import { nationalIdPlace } from '../../src/features/people/person-rows.repo.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { tehranToday } from '../../src/kernel/calendar.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { nationalIdFrom } from '../support/samples.ts';
import { bulkInsert } from './bulk.ts';
import { chancesOf, distinct } from './chances.ts';

export const organisationCount = 232;

/** So many seekers, the same on the same day: of 232 organisations, where people live, with gaps as real lists have them. */
export async function makePeople(deps: Deps, count: number): Promise<void> {
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const chances = chancesOf('bench people', vocabulary, today);
  const { chance, known, pick, whole, some, day } = chances;
  const codesOf = (catalogue: Parameters<typeof vocabulary.items>[0]) =>
    vocabulary.items(catalogue).map(({ code }) => code);
  const [documents, licences, permits, restrictions, aidKinds] = [
    codesOf('documents'),
    codesOf('licences'),
    codesOf('permits'),
    codesOf('restrictions'),
    codesOf('aid-kinds'),
  ];
  await bulkInsert(
    deps.database,
    'organisation',
    Array.from({ length: organisationCount }, (_, i) => ({
      id: `org-bench-${i}`,
      kind: 'association',
      fa: `bench ${i}`,
      en: `bench ${i}`,
      sample: true,
    })),
  );
  const at = deps.now().toISOString();
  for (let start = 0; start < count; start += 20_000) {
    const [households, aids, people, barred, watched, held]: Record<string, never>[][] = [
      [],
      [],
      [],
      [],
      [],
      [],
    ];
    for (let i = start; i < Math.min(count, start + 20_000); i++) {
      const n = String(i).padStart(7, '0');
      const id = `per_b${n}`;
      const organisationId = `org-bench-${whole(0, organisationCount - 1)}`;
      const released = chance(0.3);
      const female = chance(released ? 0.1 : 0.8);
      const county = chances.county();
      const near = chance(0.5) ? chances.pointIn(county) : null;
      const nationalId = nationalIdFrom(100_000_000 + i);
      const aidKnown = chance(0.7);
      const row = <T extends object>(list: Record<string, never>[] | undefined, value: T) =>
        list?.push(value as Record<string, never>);
      row(households, {
        id: `hh_b${n}`,
        organisation_id: organisationId,
        dependants: known(0.1, whole(0, 5)),
        monthly_income_rial: known(0.15, whole(0, 60) * 5_000_000),
        aid_known: aidKnown,
        created_at: at,
      });
      if (aidKnown && chance(0.3))
        row(aids, {
          id: `aid_b${n}`,
          household_id: `hh_b${n}`,
          kind: pick(aidKinds),
          given_on: known(0.2, day(900, 0)),
          monthly_rial: chance(0.5) ? whole(1, 20) * 1_000_000 : null,
          remaining_rial: chance(0.2) ? whole(0, 50) * 10_000_000 : null,
        });
      row(people, {
        id,
        kind: released ? 'released' : 'family',
        organisation_id: organisationId,
        household_id: `hh_b${n}`,
        head: known(0.1, chance(0.4)),
        national_id_sealed: deps.crypto.seal(nationalId, nationalIdPlace(id)),
        national_id_index: deps.crypto.blindIndex(nationalId),
        given_name: `given ${i % 500}`,
        family_name: `family ${i % 3000}`,
        folded_name: `given${i % 500} family${i % 3000}`,
        sex: female ? 'female' : 'male',
        birth_date: day(62 * 365, -19 * 365),
        province: county.province,
        county: county.code,
        lat: near?.lat,
        lng: near?.lng,
        education: known(0.15, pick(educations)),
        skills: known(
          0.12,
          distinct(
            some(4, () => ({ skillId: chances.skill(), level: whole(1, 4) })),
            ({ skillId }) => skillId,
          ),
        ),
        experience: known(
          0.25,
          some(3, () => ({ iscoCode: chances.trade(), years: whole(0, 15) })),
        ),
        hours: known(0.3, chance(0.3) ? [] : chances.slots()),
        home_only: known(0.2, chance(0.2)),
        max_commute_km: known(0.15, pick([0, 2, 5, 5, 10, 10, 15, 20, 30, 50, 80])),
        available_from: chance(0.3) ? day(60, 60) : null,
        caring: chance(0.25)
          ? {
              atHomeFrom: pick(['12:00', '13:00', '13:30', '15:00', '18:00']),
              atHomeTo: pick(['06:30', '07:00', '07:30', '08:00']),
              until: known(0.5, day(-30, 3000)),
              covered: chance(0.2) ? chances.slots() : [],
            }
          : null,
        wishes: known(
          0.3,
          some(3, () =>
            chance(0.2)
              ? { kind: pick(['job', 'kit', 'loan-programme', 'training'] as const) }
              : { iscoCode: chances.trade() },
          ),
        ),
        documents: known(
          0.25,
          documents
            .slice(0, 8)
            .flatMap((code) =>
              chance(0.6) ? [{ code, state: chance(0.8) ? ('held' as const) : ('obtainable' as const) }] : [],
            ),
        ),
        licences: known(
          0.3,
          distinct(
            some(2, () => pick(licences)),
            String,
          ),
        ),
        permits: known(
          0.4,
          distinct(
            some(1, () => pick(permits)),
            String,
          ),
        ),
        workspace: known(0.5, { areaM2: whole(0, 30), power: chance(0.9), water: chance(0.8) }),
        guarantors: known(0.5, whole(0, 2)),
        bank_standing: known(0.5, pick(['clear', 'clear', 'clear', 'returned-cheque', 'blocked'] as const)),
        need_score: known(0.1, whole(0, 100)),
        restrictions_known: chance(0.8),
        status: 'seeking',
        status_since: today,
        requested_at: `${day(700, 0)}T08:${String(whole(0, 59)).padStart(2, '0')}:00.000Z`,
        created_at: at,
        updated_at: at,
      });
      if (!released) continue;
      const person = { person_id: id, person_kind: 'released' };
      if (chance(0.25))
        row(barred, {
          ...person,
          code: pick(restrictions),
          kind: 'court-ordered',
          until: known(0.2, day(100, 900)),
        });
      if (chance(0.2)) {
        const centre = chances.pointIn(county);
        const until = known(0.2, day(10, 700));
        row(watched, {
          ...person,
          ...centre,
          radius_km: whole(5, 60),
          permitted_from: '06:00',
          permitted_to: '21:00',
          until,
          permissions: [],
        });
      }
      if (chance(0.9)) {
        const status = pick([
          'released',
          'released',
          'released',
          'parole',
          'leave',
          'tagged',
          'closed',
        ] as const);
        row(held, {
          ...person,
          status,
          until: status === 'closed' ? day(0, 300) : null,
          work_permitted: chance(0.1),
        });
      }
    }
    const { database } = deps;
    await bulkInsert(database, 'household', households ?? []);
    await bulkInsert(database, 'household_aid', aids ?? []);
    await bulkInsert(database, 'person', people ?? []);
    await bulkInsert(database, 'person_restriction', barred ?? []);
    await bulkInsert(database, 'person_supervision', watched ?? []);
    await bulkInsert(database, 'person_custody', held ?? []);
  }
}
