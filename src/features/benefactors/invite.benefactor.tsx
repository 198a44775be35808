import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { inviteText as t } from './profile.text.ts';
import { viewInvitations } from './view-invitations.ts';

export const inviteRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.invite, handle: invitePage },
];

async function invitePage({ deps, actor, lang }: StaffPageRequest): Promise<PageReply> {
  const invitations = await viewInvitations(deps, actor);
  if (!invitations.ok) return problemPage(invitations.problem);
  const { code, came } = invitations.value;
  const link = new URL(paths.invited(code), deps.config.baseUrl).href;
  return {
    kind: 'page',
    title: t.title[lang],
    scripts: ['copy.js'],
    body: (
      <section class="card narrow stack">
        <h1>{t.title[lang]}</h1>
        <p>{t.lead[lang]}</p>
        <div class="field">
          <label class="label" for="link">
            {t.link[lang]}
          </label>
          <span class="hint" id="link-hint">
            {t.linkHint[lang]}
          </span>
          <input id="link" value={link} readonly dir="ltr" aria-describedby="link-hint" />
        </div>
        <p class="actions">
          <button class="button primary" type="button" hidden data-copy="link" data-done={t.copied[lang]}>
            {t.copy[lang]}
          </button>
          <span role="status"></span>
        </p>
        <p>{came > 0 ? t.came(came)[lang] : t.none[lang]}</p>
      </section>
    ),
  };
}
