import { formatJalali } from '../../kernel/calendar.ts';
import type { StaffPageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { personFormText } from './person-form.text.ts';
import { personPageText as t } from './person-page.text.ts';
import { viewPerson } from './view-person.ts';

const most = 5;

/** After registering: who has the same name, birth year and county; ids that are not the actor's own say nothing. */
export async function likelyNotice({ deps, actor, lang, query }: StaffPageRequest) {
  const ids = [...new Set((query.likely ?? '').split(','))].filter(Boolean).slice(0, most);
  const people = await Promise.all(ids.map(async (id) => await viewPerson(deps, actor, id)));
  const found = people.flatMap((one) => (one.ok ? [one.value] : []));
  if (found.length === 0) return null;
  return (
    <section class="notice wait" aria-labelledby="likely">
      <h2 id="likely">{personFormText.likelyTitle[lang]}</h2>
      <p>{t.likely[lang]}</p>
      <ul>
        {found.map((one) => (
          <li>
            <a href={paths.person(one.id)}>
              <bdi>
                {one.givenName} {one.familyName}
              </bdi>
            </a>{' '}
            · {formatJalali(one.birthDate, lang)}
          </li>
        ))}
      </ul>
    </section>
  );
}
