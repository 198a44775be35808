import type { Context, Hono } from 'hono';
import type { AppEnv } from '../app.ts';
import { signInText } from '../features/accounts/sign-in.text.ts';
import { signIn } from '../features/accounts/sign-in.ts';
import { signOut } from '../features/accounts/sign-out.ts';
import { demoPassword, demoUsernames } from '../features/demo/demo-accounts.rules.ts';
import { isPermitted } from '../kernel/actor.ts';
import { field } from '../web/http.ts';
import { paths } from '../web/paths.ts';
import { problemStatus } from '../web/problem-response.ts';
import { dropSessionCookie, setSessionCookie } from '../web/session-cookie.ts';
import { answer, isOwnPath, pageRequest } from './pages.tsx';

export function mountSignIn(app: Hono<AppEnv>): void {
  app.get(paths.signIn, (c) => (c.var.actor ? c.redirect(homeOf(c), 303) : signInPage(c, {})));
  app.post(paths.signIn, async (c) => {
    const request = await pageRequest(c);
    const form = request?.form ?? {};
    const username = field(form, 'username');
    const result = await signIn(c.var.deps, c.var.address, { username, password: field(form, 'password') });
    if (!result.ok) {
      const { detail, errors, kind } = result.problem;
      return signInPage(c, {
        username,
        error: detail?.[c.var.lang] ?? errors?.[0]?.message[c.var.lang] ?? signInText.wrong[c.var.lang],
        status: problemStatus[kind],
      });
    }
    c.header(
      'set-cookie',
      setSessionCookie(c.var.deps.config.baseUrl, result.value.token, result.value.expiresAt),
    );
    const next = c.req.query('next') ?? '';
    const home = isPermitted(result.value.actor, 'people:duplicates') ? paths.duplicates : paths.today;
    return c.redirect(isOwnPath(next) ? next : home, 303);
  });
  app.post(paths.signOut, async (c) => {
    if (c.var.actor && c.var.token) await signOut(c.var.deps, c.var.actor, c.var.token);
    c.header('set-cookie', dropSessionCookie(c.var.deps.config.baseUrl));
    return c.redirect(paths.signIn, 303);
  });
}

function homeOf(c: Context<AppEnv>): string {
  return c.var.actor && isPermitted(c.var.actor, 'people:duplicates') ? paths.duplicates : paths.today;
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
