import type { Context, Hono } from 'hono';
import { type AppEnv, door, fromOwnPages } from '../app.ts';
import { signInText } from '../features/accounts/sign-in.text.ts';
import { signIn } from '../features/accounts/sign-in.ts';
import { signOut } from '../features/accounts/sign-out.ts';
import { demoPassword, demoUsernames } from '../features/demo/demo-accounts.rules.ts';
import { problem } from '../kernel/problem.ts';
import { homeOf } from '../web/home.ts';
import { field } from '../web/http.ts';
import { paths } from '../web/paths.ts';
import { problemText } from '../web/problem.text.ts';
import { problemStatus } from '../web/problem-response.ts';
import { dropSessionCookie, setSessionCookie } from '../web/session-cookie.ts';
import { answer, isOwnPath, pageRequest } from './pages.tsx';

export function mountSignIn(app: Hono<AppEnv>): void {
  app.get(paths.signIn, (c) => (c.var.actor ? c.redirect(homeOf(c.var.actor), 303) : signInPage(c, {})));
  app.post(paths.signIn, async (c) => {
    // Signing somebody in from another site would put them into a stranger's account.
    const says = c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined;
    if (says && !fromOwnPages(c)) return door(c, problem('cross-site', { detail: problemText.originNeeded }));
    const request = await pageRequest(c);
    const form = request?.form ?? {};
    const username = field(form, 'username');
    const result = await signIn(c.var.deps, c.var.address, { username, password: field(form, 'password') });
    if (!result.ok) {
      const { detail, errors, kind, retryAfterSeconds } = result.problem;
      const page = signInPage(c, {
        username,
        error: detail?.[c.var.lang] ?? errors?.[0]?.message[c.var.lang] ?? signInText.wrong[c.var.lang],
        status: problemStatus[kind],
      });
      if (retryAfterSeconds !== undefined) page.headers.set('retry-after', String(retryAfterSeconds));
      return page;
    }
    c.header(
      'set-cookie',
      setSessionCookie(c.var.deps.config.baseUrl, result.value.token, result.value.expiresAt),
    );
    const next = c.req.query('next') ?? '';
    return c.redirect(isOwnPath(next) ? next : homeOf(result.value.actor), 303);
  });
  app.get(paths.account, (c) => {
    const { actor, lang } = c.var;
    if (actor === null) return c.redirect(paths.signIn, 303);
    return answer(c, {
      kind: 'page',
      title: actor.name[lang],
      body: (
        <section class="card narrow">
          <h1>{actor.name[lang]}</h1>
          <p>{signInText.notForYou[lang]}</p>
        </section>
      ),
    });
  });
  app.post(paths.signOut, async (c) => {
    if (c.var.actor && c.var.token) await signOut(c.var.deps, c.var.actor, c.var.token);
    c.header('set-cookie', dropSessionCookie(c.var.deps.config.baseUrl));
    return c.redirect(paths.signIn, 303);
  });
}

function signInPage(
  c: Context<AppEnv>,
  at: { username?: string; error?: string; status?: number },
): Response {
  const { lang, deps } = c.var;
  const next = c.req.query('next');
  return answer(c, {
    kind: 'page',
    title: signInText.title[lang],
    status: at.status ?? 200,
    body: (
      <section class="card narrow">
        <h1>{signInText.title[lang]}</h1>
        <p class="quiet">{signInText.lead[lang]}</p>
        <form
          method="post"
          action={next ? `${paths.signIn}?next=${encodeURIComponent(next)}` : paths.signIn}
          class="stack"
        >
          {at.error ? (
            <p class="notice bad" role="alert" id="sign-in-error">
              {at.error}
            </p>
          ) : null}
          <label class="field">
            <span>{signInText.username[lang]}</span>
            <input
              name="username"
              dir="ltr"
              autocomplete="username"
              autocapitalize="none"
              required
              value={at.username ?? ''}
              autofocus={!at.username}
              aria-describedby={at.error ? 'sign-in-error' : undefined}
            />
          </label>
          <label class="field">
            <span>{signInText.password[lang]}</span>
            <input
              name="password"
              type="password"
              dir="ltr"
              autocomplete="current-password"
              required
              autofocus={Boolean(at.username)}
            />
          </label>
          <button class="button primary" type="submit">
            {signInText.submit[lang]}
          </button>
        </form>
        {deps.config.demo ? (
          <details class="demo">
            <summary>{signInText.demoTitle[lang]}</summary>
            <p>
              {signInText.demoLead[lang]} <code dir="ltr">{demoPassword}</code>
            </p>
            <ul dir="ltr">
              {demoUsernames.map((name) => (
                <li>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </section>
    ),
  });
}
