import { maskPhone } from '../../kernel/phone.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { emptyForm, type FormState, TextField } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemMends } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { codeCookieName, dropCodeCookie, setCodeCookie } from '../../web/session-cookie.ts';
import { codeInHand } from './ask-for-code.ts';
import { askForPhoneCode, changeOwnPhone } from './change-own-phone.ts';
import { refuseOwnPhoneRequest } from './decide-lost-phone.ts';
import { ownPhoneText as t } from './phone-change.text.ts';
import { viewProfile } from './view-profile.ts';

/** A benefactor gives their account another number, proven by a code that comes to it. */
export const ownPhoneRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.benefactorPhone, handle: (request) => phonePage(request) },
  { method: 'post', path: paths.benefactorPhone, handle: post },
];

const tokenIn = ({ deps, cookie }: StaffPageRequest) => cookie(codeCookieName(deps.config.baseUrl)) ?? '';

async function post(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form, address, userAgent, sessionToken } = request;
  const { baseUrl } = deps.config;
  const go = field(form, 'go');
  if (go === 'refuse') {
    const refused = await refuseOwnPhoneRequest(deps, actor);
    return refused.ok ? redirect(`${paths.benefactorProfile}?done=refused`) : problemPage(refused.problem);
  }
  if (go === 'code') {
    const code = field(form, 'code').slice(0, 40);
    const changed = await changeOwnPhone(deps, actor, sessionToken, { codeToken: tokenIn(request), code });
    if (!changed.ok) return await codePage(request, changed.problem);
    return {
      kind: 'redirect',
      to: `${paths.benefactorProfile}?done=phone`,
      cookie: dropCodeCookie(baseUrl),
    };
  }
  const phone = field(form, 'phone').slice(0, 40);
  const asked = await askForPhoneCode(deps, actor, { address, userAgent }, { phone });
  if (!asked.ok) return await phonePage(request, { values: { phone: [phone] }, errors: [] }, asked.problem);
  return {
    kind: 'redirect',
    to: `${paths.benefactorPhone}?step=code`,
    cookie: setCodeCookie(baseUrl, asked.value.codeToken),
  };
}

async function phonePage(
  request: StaffPageRequest,
  state: FormState = emptyForm,
  problem?: Problem,
): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  if (query.step === 'code' && !problem) return await codePage(request);
  const profile = await viewProfile(deps, actor);
  if (!profile.ok) return problemPage(profile.problem);
  return shown(
    lang,
    <>
      <p>{t.lead[lang]}</p>
      <dl class="facts">
        <dt>{t.now[lang]}</dt>
        <dd>
          <bdi dir="ltr">{maskPhone(profile.value.phone)}</bdi>
        </dd>
      </dl>
      <form method="post" action={paths.benefactorPhone} class="stack">
        <TextField
          state={{ ...state, errors: problem?.errors ?? [] }}
          lang={lang}
          name="phone"
          numeric
          label={t.phone[lang]}
          hint={t.phoneHint[lang]}
          ltr
          required
        />
        <p class="actions">
          <button class="button primary" type="submit" name="go" value="send">
            {t.send[lang]}
          </button>
        </p>
      </form>
    </>,
    problem,
  );
}

async function codePage(request: StaffPageRequest, problem?: Problem): Promise<PageReply> {
  const { deps, lang } = request;
  const inHand = await codeInHand(deps, tokenIn(request));
  if (!inHand || inHand.isProven) return redirect(paths.benefactorPhone);
  return shown(
    lang,
    <>
      <p>
        {t.sentTo[lang]} <bdi dir="ltr">{inHand.maskedPhone}</bdi>
      </p>
      <form method="post" action={paths.benefactorPhone} class="stack">
        <TextField
          state={{ values: {}, errors: problem?.errors ?? [] }}
          lang={lang}
          name="code"
          label={t.code[lang]}
          hint={t.codeHint[lang]}
          ltr
          numeric
          required
        />
        <p class="actions">
          <button class="button primary" type="submit" name="go" value="code">
            {t.confirm[lang]}
          </button>
          <a href={paths.benefactorPhone}>{t.otherNumber[lang]}</a>
        </p>
      </form>
    </>,
    problem,
  );
}

function shown(
  lang: Lang,
  body: Extract<PageReply, { kind: 'page' }>['body'],
  problem: Problem | undefined,
): PageReply {
  const said = problem && (problem.detail ?? (problem.errors ? undefined : problemMends[problem.kind]));
  return {
    kind: 'page',
    title: t.title[lang],
    status: problem ? problemStatus[problem.kind] : 200,
    ...(problem?.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: problem.retryAfterSeconds }),
    ...(said ? { notice: { tone: 'bad' as const, text: said[lang] } } : {}),
    body: (
      <section class="card narrow stack">
        <p>
          <a href={paths.benefactorProfile}>{t.back[lang]}</a>
        </p>
        <h1>{t.title[lang]}</h1>
        {body}
        <p class="quiet">{t.lost[lang]}</p>
      </section>
    ),
  };
}
