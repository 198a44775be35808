import { educations } from '../../src/features/people/person-facts.rules.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { tehranToday } from '../../src/kernel/calendar.ts';
import { fold } from '../../src/kernel/persian.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { bulkInsert } from './bulk.ts';
import { chancesOf, distinct } from './chances.ts';

/** So many jobs, all open today, and a training for each hundredth; where people live, asking what jobs ask. */
export async function makeOpportunities(deps: Deps, count: number): Promise<void> {
  const vocabulary = await vocabularyOf(deps.database);
  const today = tehranToday(deps.now());
  const chances = chancesOf('bench opportunities', vocabulary, today);
  const { chance, known, pick, whole, some, day } = chances;
  const codesOf = (catalogue: Parameters<typeof vocabulary.items>[0]) =>
    vocabulary.items(catalogue).map(({ code }) => code);
  const [documents, licences, permits, restrictions] = [
    codesOf('documents').slice(0, 8),
    codesOf('licences'),
    codesOf('permits'),
    codesOf('restrictions'),
  ];
  const skillsOf = new Map<string, string[]>();
  for (const { id, occupations } of vocabulary.skills)
    for (const { code } of occupations) skillsOf.set(code, [...(skillsOf.get(code) ?? []), id]);
  const called = (iscoCode: string): string[] => {
    const alternatives = vocabulary.item('occupations', iscoCode)?.data.alt;
    return [
      vocabulary.label('occupations', iscoCode, 'fa'),
      ...(Array.isArray(alternatives) ? alternatives.map(String) : []),
      ...(skillsOf.get(iscoCode) ?? []).flatMap((id) => vocabulary.skill(id)?.alt ?? []),
    ];
  };
  /** As advertisements are headed: what the job is called, and often a word or the place beside it. */
  const titleOf = (iscoCode: string): string =>
    [
      chance(0.5) ? pick(['استخدام', 'نیروی', 'کارگر', 'کمک', 'استادکار', 'شاگرد']) : '',
      pick(called(iscoCode)),
      chance(0.2) ? pick(['با تجربه', 'تمام‌وقت', 'نیمه‌وقت', 'خانم', 'آقا', 'با بیمه', 'در کارگاه']) : '',
      chance(0.15) ? chances.county().fa : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
  const organisationId = 'org-assoc-bushehr';
  const at = deps.now().toISOString();
  const trainings = Math.ceil(count / 100);
  const rows = Array.from({ length: count + trainings }, (_, i) => {
    const isTraining = i >= count;
    const county = chances.county();
    const near = chance(0.5) ? chances.pointIn(county) : null;
    const iscoCode = chances.trade();
    const title = titleOf(iscoCode);
    const workplace = chances.weighted(['fixed', 'home', 'rotational', 'mobile', null] as const, (one) =>
      one === 'fixed' ? 70 : one === 'home' ? 12 : one === 'mobile' ? 6 : 5,
    );
    const minAge = chance(0.4) ? whole(16, 25) : null;
    const own = skillsOf.get(iscoCode) ?? [];
    return {
      id: `opp_b${String(i).padStart(7, '0')}`,
      organisation_id: organisationId,
      kind: isTraining ? 'training' : 'job',
      title_fa: title,
      folded_title: fold(title),
      province: chance(0.02) ? null : county.province,
      county: county.code,
      lat: near?.lat,
      lng: near?.lng,
      workplace,
      lodging: workplace === 'rotational' && chance(0.7),
      vacancies: whole(1, 8),
      opens_on: day(90, 0),
      closes_on: chance(0.6) ? day(0, 120) : null,
      start_on: chance(0.5) ? day(30, 60) : null,
      isco_code: known(0.05, iscoCode),
      years: chance(0.5) ? 0 : whole(1, 5),
      education: chance(0.4) ? pick(educations) : null,
      licences: chance(0.15) ? [pick(licences)] : [],
      documents: chance(0.5)
        ? distinct(
            some(3, () => pick(documents)),
            String,
          )
        : [],
      permits: chance(0.08) ? [pick(permits)] : [],
      min_age: minAge,
      max_age: chance(0.3) ? whole(35, 60) : null,
      workspace_m2: workplace === 'home' ? whole(0, 12) : 0,
      workspace_needs: workplace === 'home' && chance(0.5) ? ['power'] : [],
      skills: distinct(
        some(4, () => ({
          skillId: own.length > 0 && chance(0.8) ? pick(own) : chances.skill(),
          level: whole(1, 4),
          importance: chance(0.4) ? 'essential' : 'useful',
        })),
        ({ skillId }) => skillId,
      ),
      hours: chance(0.25) ? [] : chances.slots(),
      monthly_income_rial: known(0.15, whole(10, 80) * 5_000_000),
      contract: known(0.1, pick(['permanent', 'fixed', 'casual', 'own'] as const)),
      insured: known(0.1, chance(0.6)),
      barred_by: chance(0.2) ? [pick(restrictions)] : [],
      reserved_for: chance(0.12) ? [pick(['released', 'family', 'women-heads'] as const)] : [],
      training: isTraining ? { weeks: 4, teaches: [{ skillId: chances.skill(), level: whole(1, 3) }] } : null,
      created_at: at,
      updated_at: at,
    };
  });
  await bulkInsert(deps.database, 'opportunity', rows);
}
