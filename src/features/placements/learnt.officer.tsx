import type { Lang } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import type { Learnt, LearntCode } from './learnt.rules.ts';
import { sayLearnt } from './learnt.text.ts';
import { workPageText as t } from './work-page.text.ts';

/** Where in the edit form each is put right. */
const fieldIds: Readonly<Record<Exclude<LearntCode, 'new-work' | 'employer'>, string>> = {
  commute: 'f-availability-maxCommuteKm',
  hours: 'f-availability-hours',
  caring: 'f-caring-atHomeFrom',
  health: 'f-availability-hours',
  wishes: 'f-wishes',
  skills: 'f-skills-0-name',
  experience: 'f-experience-0-name',
};

/** What the end of a work taught, each a tap away from where it is put right. */
export function LearntList(props: { learnt: readonly Learnt[]; personId: string; lang: Lang }) {
  const { learnt, personId, lang } = props;
  return (
    <section class="card">
      <h2>{t.learnt[lang]}</h2>
      <p class="quiet">{t.learntLead[lang]}</p>
      <ul class="timeline">
        {learnt.map((one) => (
          <li>
            <a href={hrefOf(one.code, personId)}>{sayLearnt(one)[lang]}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function hrefOf(code: LearntCode, personId: string): string {
  if (code === 'new-work') return paths.newPlacement(personId);
  if (code === 'employer') return paths.employers;
  return `${paths.personEdit(personId)}#${fieldIds[code]}`;
}
