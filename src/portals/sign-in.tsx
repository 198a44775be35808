import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { type AppEnv, door, fromOwnPages } from '../app.ts';
import type { SignedInSession } from '../features/accounts/session.rules.ts';
import { signInText } from '../features/accounts/sign-in.text.ts';
import { isStepOpen, signInByCode, signInOnPage } from '../features/accounts/sign-in.ts';
import { signOut } from '../features/accounts/sign-out.ts';
import { demoPassword, demoUsernames } from '../features/demo/demo-accounts.rules.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { homeOf } from '../web/home.ts';
import { field, isOwnPath } from '../web/http.ts';
import { paths } from '../web/paths.ts';
import { problemText } from '../web/problem.text.ts';
import { problemStatus } from '../web/problem-response.ts';
import {
  dropSessionCookie,
  dropStepCookie,
  setSessionCookie,
  setStepCookie,
  stepCookieName,
} from '../web/session-cookie.ts';
import { answer, pageRequest } from './pages.tsx';

export function mountSignIn(app: Hono<AppEnv>): void {
  app.get(paths.signIn, (c) => (c.var.actor ? c.redirect(homeOf(c.var.actor), 303) : signInPage(c, {})));
  app.post(paths.signIn, async (c) => {
    if (isFromElsewhere(c)) return door(c, problem('cross-site', { detail: problemText.originNeeded }));
    const request = await pageRequest(c, 'open');
    if (!request.ok) return door(c, request.problem);
    const { form } = request.value;
    const username = field(form, 'username');
    const result = await signInOnPage(c.var.deps, callerOf(c), {
      username,
      password: field(form, 'password'),
    });
    if (!result.ok) return refusedPage(result.problem, c, (at) => signInPage(c, { ...at, username }));
    if ('session' in result.value) return await enter(c, result.value.session);
    c.header('set-cookie', setStepCookie(c.var.deps.config.baseUrl, result.value.owed.token));
    return c.redirect(withNext(c, paths.signInCode), 303);
  });
  app.get(paths.signInCode, async (c) => {
    if (c.var.actor) return c.redirect(homeOf(c.var.actor), 303);
    const token = stepTokenOf(c);
    // Older than five minutes, or another browser: the first step comes first.
    if (token === undefined || !(await isStepOpen(c.var.deps, token)))
      return c.redirect(withNext(c, paths.signIn), 303);
    return codePage(c, {});
  });
  app.post(paths.signInCode, async (c) => {
    if (isFromElsewhere(c)) return door(c, problem('cross-site', { detail: problemText.originNeeded }));
    const request = await pageRequest(c, 'open');
    if (!request.ok) return door(c, request.problem);
    const { form } = request.value;
    const token = stepTokenOf(c) ?? '';
    const result = await signInByCode(c.var.deps, callerOf(c), token, { code: field(form, 'code') });
    if (!result.ok) {
      const isOpen = await isStepOpen(c.var.deps, token);
      return refusedPage(result.problem, c, (at) => (isOpen ? codePage(c, at) : signInPage(c, at)));
    }
    c.header('set-cookie', dropStepCookie(c.var.deps.config.baseUrl));
    return await enter(c, result.value);
  });
  app.post(paths.signOut, async (c) => {
    if (c.var.actor && c.var.token) await signOut(c.var.deps, c.var.actor, c.var.token);
    c.header('set-cookie', dropSessionCookie(c.var.deps.config.baseUrl));
    return c.redirect(paths.signIn, 303);
  });
}

/** Signing somebody in from another site would put them into a stranger's account. */
export function isFromElsewhere(c: Context<AppEnv>): boolean {
  const says = c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined;
  return says && !fromOwnPages(c);
}

const callerOf = (c: Context<AppEnv>) => ({
  address: c.var.address,
  userAgent: c.req.header('user-agent'),
});
const stepTokenOf = (c: Context<AppEnv>) => getCookie(c, stepCookieName(c.var.deps.config.baseUrl));

function withNext(c: Context<AppEnv>, path: string): string {
  const next = c.req.query('next');
  return next ? `${path}?next=${encodeURIComponent(next)}` : path;
}

async function enter(c: Context<AppEnv>, session: SignedInSession): Promise<Response> {
  // One browser, one session: what it held before ends with the new one.
  const { actor, token, byCookie, deps } = c.var;
  if (actor && token && byCookie) await signOut(deps, actor, token);
  c.header('set-cookie', setSessionCookie(c.var.deps.config.baseUrl, session.token, session.expiresAt), {
    append: true,
  });
  const next = c.req.query('next') ?? '';
  return c.redirect(isOwnPath(next) ? next : homeOf(session.actor), 303);
}

interface Refused {
  readonly error?: string;
  readonly status?: number;
}

function refusedPage(
  { kind, detail, errors, retryAfterSeconds }: Problem,
  c: Context<AppEnv>,
  show: (at: Refused) => Response,
): Response {
  const { lang } = c.var;
  const page = show({
    error: detail?.[lang] ?? errors?.[0]?.message[lang] ?? signInText.wrong[lang],
    status: problemStatus[kind],
  });
  if (retryAfterSeconds !== undefined) page.headers.set('retry-after', String(retryAfterSeconds));
  return page;
}

function codePage(c: Context<AppEnv>, at: Refused): Response {
  const { lang } = c.var;
  return answer(c, {
    kind: 'page',
    title: signInText.codeTitle[lang],
    status: at.status ?? 200,
    body: (
      <section class="card narrow stack">
        <h1>{signInText.codeTitle[lang]}</h1>
        <p>{signInText.codeLead[lang]}</p>
        <form method="post" action={withNext(c, paths.signInCode)} class="stack">
          {at.error ? (
            <p class="notice bad" role="alert" id="code-error">
              {at.error}
            </p>
          ) : null}
          <div class="field">
            <label class="label" for="code">
              {signInText.code[lang]}
            </label>
            <span class="hint" id="code-hint">
              {signInText.codeHint[lang]}
            </span>
            <input
              id="code"
              name="code"
              dir="ltr"
              inputmode="numeric"
              autocomplete="one-time-code"
              required
              autofocus
              aria-invalid={at.error ? 'true' : undefined}
              aria-describedby={at.error ? 'code-error code-hint' : 'code-hint'}
            />
          </div>
          <button class="button primary" type="submit">
            {signInText.submit[lang]}
          </button>
        </form>
        <p class="quiet">{signInText.codeLost[lang]}</p>
        <p>
          <a href={withNext(c, paths.signIn)}>{signInText.again[lang]}</a>
        </p>
      </section>
    ),
  });
}

function signInPage(c: Context<AppEnv>, at: Refused & { username?: string }): Response {
  const { lang, deps } = c.var;
  return answer(c, {
    kind: 'page',
    title: signInText.title[lang],
    status: at.status ?? 200,
    body: (
      <section class="card narrow">
        <h1>{signInText.title[lang]}</h1>
        <p class="quiet">{signInText.lead[lang]}</p>
        <form method="post" action={withNext(c, paths.signIn)} class="stack">
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
        <p class="quiet">
          {signInText.giver[lang]} <a href={paths.giveSignIn}>{signInText.giverSignIn[lang]}</a>
        </p>
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
