import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import type { Lang } from '../../kernel/text.ts';
import { NameOf } from '../../web/as-written.tsx';
import type { StaffPageRequest } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { likePerson } from './like-person.ts';
import { personFormText } from './person-form.text.ts';
import type { LikePerson } from './person-likeness.rules.ts';
import { personPageText as t } from './person-page.text.ts';

const most = 5;

/** After registering: of those whom the address names, who really has the same name, birth year and county. */
export async function likelyNotice({ deps, actor, lang, params, query }: StaffPageRequest) {
  const named = new Set((query.likely ?? '').split(','));
  const alike = await likePerson(deps, actor, params.id ?? '');
  const found = alike.ok ? alike.value.filter(({ id }) => named.has(id)).slice(0, most) : [];
  return found.length === 0 ? null : <Namesakes found={found} lang={lang} words={t.likely[lang]} />;
}

/** Who has the same name, birth year and county, each a link to look and compare. */
export function Namesakes({
  found,
  lang,
  words,
}: {
  found: readonly LikePerson[];
  lang: Lang;
  words: string;
}) {
  return (
    <section class="notice wait" role="alert" aria-labelledby="likely">
      <h2 id="likely">{personFormText.likelyTitle[lang]}</h2>
      <p>{words}</p>
      <ul>
        {found.slice(0, most).map((one) => (
          <li>
            <a href={paths.person(one.id)}>
              <NameOf of={one} lang={lang} />
            </a>{' '}
            · {formatJalali(one.birthDate as LocalDate, lang)}
          </li>
        ))}
      </ul>
    </section>
  );
}
