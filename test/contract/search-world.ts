import { closeOpportunity } from '../../src/features/opportunities/close-opportunity.ts';
import { indexMissingOpportunities } from '../../src/features/opportunities/index-opportunities.ts';
import { registerPerson } from '../../src/features/people/register-person.ts';
import { vocabularyOf } from '../../src/features/reference/vocabulary.repo.ts';
import { makeOpportunities } from '../bench/make-opportunities.ts';
import { createHarness } from '../support/harness.ts';
import { nextNationalId, personBody } from '../support/samples.ts';
import { jobBody, loanBody, published, valueIn } from '../usecase/opportunities/bodies.ts';

const asks = (skillId: string) => ({ skills: [{ skillId, level: 1, importance: 'essential' }] });

/** Work and people that every engine is asked about, on 22 November 2026; ids by the name they go by in the tests. */
export async function openSearchWorld(jobs: number) {
  const h = await createHarness();
  await makeOpportunities(h.deps, jobs);
  await indexMissingOpportunities(h.deps, { accountId: 'system:start', organisationId: null });
  const work = new Map<string, string>();
  const titled = async (name: string, fa: string, more: Record<string, unknown> = {}, by?: string) => {
    const body = jobBody({ title: { fa }, iscoCode: null, skills: [], near: null, ...more });
    work.set(name, (await published(h, body, by)).id);
  };
  await titled('called', 'رشته‌بری سنّتی');
  await titled('asking', 'ققنوس', asks('sk-230'));
  await titled('here', 'ژیرناک‌وارگی', { opensOn: '2026-11-03' });
  await titled('there', 'ژیرناک‌وارگی', {
    province: 'کرمان',
    county: 'رفسنجان',
    opensOn: '2026-11-04',
    monthlyIncomeRial: 260_000_000,
    years: 3,
  });
  await titled('home', 'ژیرناک‌وارگی', { workplace: 'home', years: 0, opensOn: '2026-11-05' });
  await titled('closed', 'یخشکافی قدیم');
  await titled('later', 'یخشکافی فردا', { opensOn: '2026-12-01' });
  await titled('over', 'یخشکافی دیروز', { closesOn: '2026-11-10' });
  await titled('foreign', 'یخشکافی گیلان', { opensOn: '2026-12-01' }, 'officer.gilan');
  await titled('open', 'یخشکافی امروز');
  await titled('near', 'کندوتراشی', { near: { lat: 29.58, lng: 50.53 } });
  await titled('far', 'کندوتراشی', { near: { lat: 29.58, lng: 51.6 } });
  await titled('seat', 'کندوتراشی', { province: 'فارس', county: 'شیراز' });
  await titled('nationwide', 'کندوتراشی', { province: null, county: null });
  for (let i = 0; i < 23; i++)
    await titled(`many ${i}`, i % 3 === 0 ? 'سیمرغ' : `بلوط‌چینی ${i % 2 === 0 ? 'روز' : 'شب'}`, {
      opensOn: `2026-11-0${1 + (i % 5)}`,
      ...(i % 3 === 0 ? asks('sk-230') : {}),
    });
  work.set('loan', (await published(h, loanBody({ title: { fa: 'ژیرناک‌وارگی وام' } }))).id);
  const officer = await h.actorOf('officer.bushehr');
  const stranger = await h.actorOf('officer.gilan');
  valueIn(await closeOpportunity(h.deps, officer, work.get('closed') ?? '', undefined, {}));

  const people = new Map<string, string>();
  const registered = async (name: string, actor: typeof officer, more: object) => {
    const made = await registerPerson(h.deps, actor, {
      ...personBody({ nationalId: nextNationalId() }),
      skills: [],
      experience: [],
      ...more,
    });
    people.set(name, valueIn(made).id);
  };
  await registered('sewer', officer, { familyName: 'دریانورد', skills: [{ skillId: 'sk-152', level: 3 }] });
  await registered('tailor', officer, { familyName: 'حسینی', experience: [{ iscoCode: '7531', years: 4 }] });
  await registered('neither', officer, { familyName: 'خیاطیان' });
  await registered('afar', officer, {
    familyName: 'بندری',
    province: 'فارس',
    county: 'کازرون',
    skills: [{ skillId: 'sk-152', level: 2 }],
  });
  await registered('elsewhere', stranger, { familyName: 'صادقی', skills: [{ skillId: 'sk-152', level: 4 }] });

  const idOf = (from: ReadonlyMap<string, string>) => (name: string) => {
    const id = from.get(name);
    if (id === undefined) throw new Error(`nothing goes by ${name}`);
    return id;
  };
  return {
    h,
    officer,
    stranger,
    vocabulary: await vocabularyOf(h.deps.database),
    work: idOf(work),
    person: idOf(people),
  };
}
export type SearchWorld = Awaited<ReturnType<typeof openSearchWorld>>;
