import { maskPhone } from '../../kernel/phone.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { kindNames, profileText as t } from './profile.text.ts';
import { viewProfile } from './view-profile.ts';

export const profileRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.benefactorProfile, handle: profilePage },
];

async function profilePage({ deps, actor, lang }: StaffPageRequest): Promise<PageReply> {
  const profile = await viewProfile(deps, actor);
  if (!profile.ok) return problemPage(profile.problem);
  const { name, kind, phone } = profile.value;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <section class="card narrow stack">
        <h1>{t.title[lang]}</h1>
        <dl class="facts">
          <dt>{t.name[lang]}</dt>
          <dd>{name}</dd>
          <dt>{t.kind[lang]}</dt>
          <dd>{kindNames[kind][lang]}</dd>
          <dt>{t.phone[lang]}</dt>
          <dd>
            <bdi dir="ltr">{maskPhone(phone)}</bdi>
          </dd>
        </dl>
      </section>
    ),
  };
}
