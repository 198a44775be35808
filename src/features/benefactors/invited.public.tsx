import type { PageReply, PageRequest, PageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { setInvitedCookie } from '../../web/session-cookie.ts';
import { readInviteCode } from './benefactor.rules.ts';
import { giveSignInText as t } from './give-sign-in.text.ts';

export const invitedRoutes: readonly PageRoute[] = [
  { method: 'get', path: paths.invited(':code'), handle: invitedPage },
];

/** Where an invitation leads. Whose it is, or whether it is anybody's, is not told. */
async function invitedPage({ deps, lang, params }: PageRequest): Promise<PageReply> {
  const code = readInviteCode(params.code ?? '');
  return {
    kind: 'page',
    title: t.welcomeTitle[lang],
    ...(code === null ? {} : { cookie: setInvitedCookie(deps.config.baseUrl, code) }),
    body: (
      <section class="card narrow stack">
        <h1>{t.welcomeTitle[lang]}</h1>
        <p>{t.welcome[lang]}</p>
        <p class="actions">
          <a class="button primary" href={paths.giveSignIn}>
            {t.welcomeStart[lang]}
          </a>
        </p>
      </section>
    ),
  };
}
