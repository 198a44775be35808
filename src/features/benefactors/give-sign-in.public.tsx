import { toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import { homeOf } from '../../web/home.ts';
import {
  field,
  isOwnPath,
  type PageReply,
  type PageRequest,
  type PageRoute,
  redirect,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemMends } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import {
  codeCookieName,
  dropCodeCookie,
  dropInvitedCookie,
  invitedCookieName,
  setCodeCookie,
} from '../../web/session-cookie.ts';
import { signOut } from '../accounts/sign-out.ts';
import { demoBenefactor } from '../demo/demo-accounts.rules.ts';
import { askForCode, askForCodeAgain, codeInHand } from './ask-for-code.ts';
import { readInviteCode } from './benefactor.rules.ts';
import { giveSignInText as t } from './give-sign-in.text.ts';
import { CodePage, JoinPage, PhonePage, type Said } from './give-sign-in-pages.public.tsx';
import { type UsedCode, useCode } from './use-code.ts';

/** Signing in by a code sent to the phone, and joining by it: three pages, each at an address of its own. */
export const giveSignInRoutes: readonly PageRoute[] = [
  { method: 'get', path: paths.giveSignIn, handle: async (request) => phonePage(request) },
  { method: 'post', path: paths.giveSignIn, handle: sendCode },
  { method: 'get', path: paths.giveSignInCode, handle: codePage },
  { method: 'post', path: paths.giveSignInCode, handle: tryCode },
  { method: 'get', path: paths.giveJoin, handle: joinPage },
  { method: 'post', path: paths.giveJoin, handle: join },
];

const tokenIn = ({ deps, cookie }: PageRequest) => cookie(codeCookieName(deps.config.baseUrl)) ?? '';
const inviteIn = ({ deps, cookie }: PageRequest) =>
  readInviteCode(cookie(invitedCookieName(deps.config.baseUrl)) ?? '');

/** Where somebody was on the way to, carried from page to page. */
function nextOf({ query }: PageRequest): string | undefined {
  const next = query.next ?? '';
  return isOwnPath(next) ? next : undefined;
}

function withNext(request: PageRequest, path: string): string {
  const next = nextOf(request);
  return next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;
}

function saidOf({ kind, detail, errors, retryAfterSeconds }: Problem): Said {
  return {
    text: errors?.[0]?.message ?? detail ?? problemMends[kind],
    status: problemStatus[kind],
    retryAfterSeconds,
  };
}

const shown = (
  title: string,
  body: Extract<PageReply, { kind: 'page' }>['body'],
  said?: Said,
): PageReply => ({
  kind: 'page',
  title,
  status: said?.status ?? 200,
  retryAfterSeconds: said?.retryAfterSeconds,
  body,
});

function phonePage(request: PageRequest, at: { phone?: string; said?: Said } = {}): PageReply {
  const { actor, lang, deps } = request;
  if (actor) return redirect(nextOf(request) ?? homeOf(actor));
  return shown(
    t.title[lang],
    <PhonePage
      lang={lang}
      action={withNext(request, paths.giveSignIn)}
      phone={at.phone ?? ''}
      said={at.said}
      invited={inviteIn(request) !== null}
      demoPhone={deps.config.demo && deps.config.smsGateway === 'console' ? demoBenefactor.phone : undefined}
    />,
    at.said,
  );
}

async function sendCode(request: PageRequest): Promise<PageReply> {
  const { deps, address, userAgent, form } = request;
  const phone = field(form, 'phone').slice(0, 40);
  const asked = await askForCode(deps, { address, userAgent }, { phone });
  if (!asked.ok) return phonePage(request, { phone, said: saidOf(asked.problem) });
  return {
    kind: 'redirect',
    to: withNext(request, paths.giveSignInCode),
    cookie: setCodeCookie(deps.config.baseUrl, asked.value.codeToken),
  };
}

async function codePage(request: PageRequest, said?: Said): Promise<PageReply> {
  const { deps, lang, query } = request;
  const inHand = await codeInHand(deps, tokenIn(request));
  // Another browser, or an hour later: the number comes first.
  if (!inHand) return said ? phonePage(request, { said }) : redirect(withNext(request, paths.giveSignIn));
  if (inHand.isProven) return redirect(withNext(request, paths.giveJoin));
  return shown(
    t.codeTitle[lang],
    <CodePage
      lang={lang}
      action={withNext(request, paths.giveSignInCode)}
      back={withNext(request, paths.giveSignIn)}
      maskedPhone={inHand.maskedPhone}
      againAt={inHand.againAt > deps.now().toISOString() ? timeOf(inHand.againAt, lang) : undefined}
      notice={query.sent === 'again' && !said ? t.sentAgain[lang] : undefined}
      said={said}
    />,
    said,
  );
}

function timeOf(instant: string, lang: PageRequest['lang']): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tehran',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(instant));
  return lang === 'fa' ? toPersianDigits(time) : time;
}

async function tryCode(request: PageRequest): Promise<PageReply> {
  const { deps, address, userAgent, form } = request;
  const caller = { address, userAgent };
  const codeToken = tokenIn(request);
  if (field(form, 'go') === 'again') {
    const asked = await askForCodeAgain(deps, caller, codeToken);
    if (!asked.ok) return await codePage(request, saidOf(asked.problem));
    const to = withNext(request, paths.giveSignInCode);
    return {
      kind: 'redirect',
      to: `${to}${to.includes('?') ? '&' : '?'}sent=again`,
      cookie: setCodeCookie(deps.config.baseUrl, asked.value.codeToken),
    };
  }
  const used = await useCode(deps, caller, {
    codeToken: codeToken || '-',
    code: field(form, 'code').slice(0, 40),
  });
  if (!used.ok) return await codePage(request, saidOf(used.problem));
  return await onward(request, used.value);
}

async function joinPage(request: PageRequest, at: { name?: string; said?: Said } = {}): Promise<PageReply> {
  const { deps, lang } = request;
  const inHand = await codeInHand(deps, tokenIn(request));
  if (!inHand?.isProven) return redirect(withNext(request, paths.giveSignIn));
  return shown(
    t.joinTitle[lang],
    <JoinPage
      lang={lang}
      action={withNext(request, paths.giveJoin)}
      name={at.name ?? ''}
      invited={inviteIn(request) !== null}
      said={at.said}
    />,
    at.said,
  );
}

async function join(request: PageRequest): Promise<PageReply> {
  const { deps, address, userAgent, form } = request;
  const name = field(form, 'name').slice(0, 200);
  const used = await useCode(
    deps,
    { address, userAgent },
    { codeToken: tokenIn(request) || '-', name, invitation: inviteIn(request) },
  );
  if (used.ok) return await onward(request, used.value);
  if (used.problem.kind === 'invalid' && used.problem.errors?.[0]?.path === 'name')
    return await joinPage(request, { name, said: saidOf(used.problem) });
  return phonePage(request, { said: saidOf(used.problem) });
}

async function onward(request: PageRequest, used: UsedCode): Promise<PageReply> {
  const { deps, actor, sessionToken } = request;
  if (!used.session) return redirect(withNext(request, paths.giveJoin));
  // One browser, one session: what it held before ends with the new one.
  if (actor && sessionToken) await signOut(deps, actor, sessionToken);
  const { baseUrl } = deps.config;
  const { token, expiresAt } = used.session;
  return {
    kind: 'redirect',
    to: nextOf(request) ?? homeOf(used.session.actor),
    session: { token, expiresAt },
    cookie: [dropCodeCookie(baseUrl), ...(used.joined ? [dropInvitedCookie(baseUrl)] : [])],
  };
}
