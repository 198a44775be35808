import { toPersianDigits } from '../../kernel/persian.ts';
import { NameOf } from '../../web/as-written.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { personRevealText as t } from './person-reveal.text.ts';
import { revealNationalId } from './reveal-national-id.ts';
import { viewPerson } from './view-person.ts';

/** The whole national id, once, on a page of its own: every look is recorded, so it is never a link. */
export const personRevealRoutes: readonly StaffPageRoute[] = [
  { method: 'post', path: '/officer/people/:id/reveal', handle: revealPage },
];

async function revealPage({ deps, actor, lang, params }: StaffPageRequest): Promise<PageReply> {
  const id = params.id ?? '';
  const shown = await revealNationalId(deps, actor, id);
  if (!shown.ok) return problemPage(shown.problem);
  const person = await viewPerson(deps, actor, id);
  if (!person.ok) return problemPage(person.problem);
  const { nationalId } = shown.value;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <section class="card narrow stack">
        <h1>{t.title[lang]}</h1>
        <p>
          <NameOf of={person.value} lang={lang} />
        </p>
        <p class="digits" dir="ltr">
          {lang === 'fa' ? toPersianDigits(nationalId) : nationalId}
        </p>
        <p class="quiet">{t.recorded[lang]}</p>
        <p>
          <a class="button primary" href={paths.person(id)}>
            {t.back[lang]}
          </a>
        </p>
      </section>
    ),
  };
}
