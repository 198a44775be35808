import { afterAll, beforeAll, expect, test } from 'vitest';
import { importOpportunities } from '../../../src/features/opportunities/import-opportunities.ts';
import { importPeople } from '../../../src/features/people/import-people.ts';
import { listPeople } from '../../../src/features/people/list-people.ts';
import { viewPerson } from '../../../src/features/people/view-person.ts';
import { vocabularyOf } from '../../../src/features/reference/vocabulary.repo.ts';
import { readSkillCells } from '../../../src/features/skills/skills-text.repo.ts';
import { createHarness, type Harness } from '../../support/harness.ts';
import { nextNationalId } from '../../support/samples.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

test('a cell in own words is understood, a guess is told by row and cell, a repeat changes nothing', async () => {
  const officer = await h.actorOf('officer.bushehr');
  const row = (name: string, skills: string, years = '') =>
    `${nextNationalId()},شهین,${name},زن,1369/02/11,بوشهر,گناوه,"${skills}",${years}`;
  const csv = [
    'کد ملی,نام,نام خانوادگی,جنسیت,تاریخ تولد,استان,شهرستان,مهارت,سابقه کار (سال)',
    row('نخست', 'خیاطی و کمی آرایشگری زنانه، دو سال'),
    row('دوم', 'خیاتی حرفه‌ای', '۷'),
    row('سوم', 'ژپتک فضایی، خیاطی'),
    row('چهارم', 'خیاطی، قالی‌بافی بلد نیستم'),
    '',
  ].join('\n');
  const dry = await importPeople(h.deps, officer, csv, { dryRun: true });
  const real = await importPeople(h.deps, officer, csv, { dryRun: false });
  const again = await importPeople(h.deps, officer, csv, { dryRun: false });
  if (!dry.ok || !real.ok || !again.ok) throw new Error('refused');
  expect(dry.value.warnings).toEqual(real.value.warnings);
  expect(real.value).toMatchObject({
    created: 4,
    warnings: [
      { row: 3, field: 'skills', code: 'skill.guessed', value: 'خیاتی حرفه‌ای = خیاطی' },
      { row: 4, field: 'skills', code: 'skill.unknown', value: 'ژپتک فضایی' },
    ],
  });
  expect(again.value).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  const skillsOf = async (q: string) => {
    const found = await listPeople(h.deps, officer, { q: `شهین ${q}` });
    const id = found.ok ? (found.value.items[0]?.id ?? '') : '';
    const seen = await viewPerson(h.deps, officer, id);
    return seen.ok ? seen.value.skills : seen.problem;
  };
  expect(await skillsOf('نخست')).toMatchObject([
    { skillId: 'sk-152', level: 2, years: 2 },
    { level: 1, years: 2 },
  ]);
  expect(await skillsOf('دوم')).toMatchObject([{ skillId: 'sk-152', level: 4, years: 7 }]);
  expect(await skillsOf('سوم')).toMatchObject([{ skillId: 'sk-152' }]);
  expect(await skillsOf('چهارم')).toHaveLength(1);
});

test('a list of jobs is read by the same rules', async () => {
  const officer = await h.actorOf('officer.bushehr');
  const csv =
    'عنوان,استان,شهرستان,ظرفیت,تاریخ شروع ثبت,مهارت‌ها\nدوزنده,بوشهر,گناوه,2,1405/09/01,"خیاتی، مسلط"\n';
  const headed = csv.replace(
    'عنوان,استان,شهرستان,ظرفیت,تاریخ شروع ثبت,مهارت‌ها',
    'title,province,county,vacancies,opensOn,skills',
  );
  const report = await importOpportunities(h.deps, officer, headed, {});
  if (!report.ok) throw new Error(JSON.stringify(report.problem));
  expect(report.value).toMatchObject({
    created: 1,
    warnings: [{ row: 2, field: 'skills', code: 'skill.guessed', value: 'خیاتی = خیاطی' }],
  });
  const again = await importOpportunities(h.deps, officer, headed, {});
  expect(again.ok && again.value.unchanged).toBe(1);
});

test('however long a list, every cell is read, a repeat reads it the same, and others have their turn', async () => {
  const vocabulary = await vocabularyOf(h.deps.database);
  const letters = 'ابپتثجچحخدذرزژسشصض';
  const word = (i: number) => [i % 18, (i / 18) % 18, i / 324].map((n) => letters[Math.floor(n)]).join('');
  const meaningless = Array.from(
    { length: process.env.MEHRKAR_DEEP === '1' ? 2_100 : 300 },
    (_, i) => `${word(i)}غظ`,
  );
  const spoken = ['خیاتی', 'جوشکارری', 'نقشهه‌خوان', 'قالی‌بافیی'];
  const texts = [...meaningless, ...spoken];
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  const first = await readSkillCells(h.deps.database.read, vocabulary, texts);
  clearInterval(timer);
  const again = await readSkillCells(h.deps.database.read, vocabulary, texts);
  expect([...again]).toEqual([...first]);
  for (const text of spoken) expect(first.get(text)?.skills, text).toHaveLength(1);
  expect(turns).toBeGreaterThan(8);
}, 60_000);
