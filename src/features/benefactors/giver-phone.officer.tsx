import type { Problem } from '../../kernel/problem.ts';
import { AsWritten } from '../../web/as-written.tsx';
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
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { codeInHand } from './ask-for-code.ts';
import { askForLostPhoneCode, askLostPhone } from './ask-lost-phone.ts';
import { approveLostPhone, refuseLostPhone } from './decide-lost-phone.ts';
import { lostPhoneText as t } from './phone-change.text.ts';
import { viewGiver } from './view-giver.ts';

/** A benefactor who lost their number: a manager asks for another one, a second manager decides. */
export const giverPhoneRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.giverPhone(':id'), handle: (request) => phonePage(request) },
  { method: 'post', path: paths.giverPhone(':id'), handle: post },
];

async function post(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form, address, userAgent, cookie } = request;
  const { baseUrl } = deps.config;
  const id = params.id ?? '';
  const go = field(form, 'go');
  if (go === 'approve' || go === 'refuse') {
    const decide = go === 'approve' ? approveLostPhone : refuseLostPhone;
    const decided = await decide(deps, actor, id);
    if (!decided.ok) return problemPage(decided.problem);
    return redirect(`${paths.giver(id)}?done=${go === 'approve' ? 'approved' : 'refused'}`);
  }
  const [phone, reason] = [field(form, 'phone').slice(0, 40), field(form, 'reason').slice(0, 400)];
  if (go === 'ask') {
    const codeToken = cookie(codeCookieName(baseUrl)) ?? '';
    const code = field(form, 'code').slice(0, 40);
    const asked = await askLostPhone(deps, actor, id, { codeToken, code, reason });
    if (!asked.ok) return await phonePage(request, { reason, codeToken, problem: asked.problem });
    return { kind: 'redirect', to: `${paths.giver(id)}?done=asked`, cookie: dropCodeCookie(baseUrl) };
  }
  const sent = await askForLostPhoneCode(deps, actor, { address, userAgent }, id, { phone, reason });
  if (!sent.ok) return await phonePage(request, { phone, reason, problem: sent.problem });
  const { codeToken } = sent.value;
  const page = await phonePage(request, { reason, codeToken });
  return page.kind === 'page' ? { ...page, cookie: setCodeCookie(baseUrl, codeToken) } : page;
}

interface Tried {
  readonly phone?: string;
  readonly reason?: string;
  /** Of the code that was sent; what was written about it stands with the form. */
  readonly codeToken?: string;
  readonly problem?: Problem;
}

async function phonePage(request: StaffPageRequest, tried: Tried = {}): Promise<PageReply> {
  const { deps, actor, lang, params } = request;
  const id = params.id ?? '';
  const found = await viewGiver(deps, actor, id);
  if (!found.ok) return problemPage(found.problem);
  const { problem, reason = '' } = tried;
  const inHand = tried.codeToken ? await codeInHand(deps, tried.codeToken) : undefined;
  const state: FormState = {
    ...emptyForm,
    values: { phone: [tried.phone ?? ''], reason: [reason] },
    errors: problem?.errors ?? [],
  };
  const at = { state, lang, required: true };
  const said = problem && (problem.detail ?? (problem.errors ? undefined : problemMends[problem.kind]));
  return {
    kind: 'page',
    title: t.title[lang],
    status: problem ? problemStatus[problem.kind] : 200,
    ...(problem?.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: problem.retryAfterSeconds }),
    ...(said ? { notice: { tone: 'bad' as const, text: said[lang] } } : {}),
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <GivingNav at="givers" actor={actor} lang={lang} />
        <section class="card narrow stack">
          <p>
            <a href={paths.giver(id)}>
              <AsWritten text={found.value.name} lang={lang} />
            </a>
          </p>
          <p>{t.lead[lang]}</p>
          <p>{t.rules[lang]}</p>
          <form method="post" action={paths.giverPhone(id)} class="stack">
            {inHand ? (
              <>
                <input type="hidden" name="reason" value={reason} />
                <p>
                  {t.sentTo[lang]} <bdi dir="ltr">{inHand.maskedPhone}</bdi>
                </p>
                <TextField {...at} name="code" label={t.code[lang]} ltr numeric />
              </>
            ) : (
              <>
                <TextField {...at} name="phone" label={t.phone[lang]} ltr numeric />
                <TextField {...at} name="reason" label={t.reason[lang]} hint={t.reasonHint[lang]} />
              </>
            )}
            <p class="actions">
              <button class="button primary" type="submit" name="go" value={inHand ? 'ask' : 'send'}>
                {(inHand ? t.ask : t.send)[lang]}
              </button>
              <a href={inHand ? paths.giverPhone(id) : paths.giver(id)}>{t.back[lang]}</a>
            </p>
          </form>
        </section>
      </>
    ),
  };
}
