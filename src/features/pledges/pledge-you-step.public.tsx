import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { fieldError } from '../../platform/parse.ts';
import { field, type PageReply, type PageRequest } from '../../web/http.ts';
import { problemMends } from '../../web/problem.text.ts';
import {
  codeCookieName,
  dropCodeCookie,
  dropInvitedCookie,
  invitedCookieName,
  setCodeCookie,
} from '../../web/session-cookie.ts';
import { askForCode, askForCodeAgain, codeInHand } from '../benefactors/ask-for-code.ts';
import { useCode } from '../benefactors/use-code.ts';
import type { PledgeDraft } from './keep-pledge-draft.ts';
import { openPledgeForm } from './open-pledge-form.ts';
import { leadTo, stepPage } from './pledge-draft-page.public.tsx';
import { stepText as t } from './pledge-steps.text.ts';
import { CodeStep, YouStep } from './pledge-you.public.tsx';

const tokenIn = ({ deps, cookie }: PageRequest) => cookie(codeCookieName(deps.config.baseUrl)) ?? '';

export async function shownYou(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, lang, actor } = request;
  const inHand = draft.codeAsked ? await codeInHand(deps, tokenIn(request)) : undefined;
  const said = draft.tried === 'you' ? draft.said : undefined;
  if (inHand)
    return stepPage(
      t.codeQuestion[lang],
      <CodeStep maskedPhone={inHand.maskedPhone} said={said} lang={lang} />,
    );
  const form = await openPledgeForm(deps, draft.answers);
  const errors = draft.tried === 'you' ? faultsOf(draft) : [];
  return stepPage(
    t.youQuestion[lang],
    <YouStep {...form} answers={draft.answers} errors={errors} isStaff={actor !== null} lang={lang} />,
    errors.length === 0 ? said?.[lang as Lang] : undefined,
  );
}

/** What is wrong with a name and a number: the one is missing, or the other was refused with `said`. */
function faultsOf({ answers, said }: PledgeDraft): readonly FieldError[] {
  return [
    ...(answers.name === '' ? [fieldError('name', 'required')] : []),
    ...(said ? [{ path: 'phone', code: 'phone.mobile', message: said }] : []),
  ];
}

export async function postYou(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { form } = request;
  const go = field(form, 'go');
  if (go === 'other') return leadTo(request, 'you', { ...draft, codeAsked: false });
  if (go === 'again') return await sendAgain(request, draft);
  if (form.code !== undefined) return await tryCode(request, draft);
  return await send(request, draft);
}

async function send(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, form, address, userAgent } = request;
  const name = field(form, 'name').trim().slice(0, 120);
  const phone = field(form, 'phone').trim().slice(0, 40);
  const next = { ...draft, answers: { ...draft.answers, name, phone } };
  if (name === '') return leadTo(request, 'you', { ...next, tried: 'you' });
  const asked = await askForCode(deps, { address, userAgent }, { phone });
  if (asked.ok)
    return leadTo(
      request,
      'you',
      { ...next, codeAsked: true },
      { cookies: [setCodeCookie(deps.config.baseUrl, asked.value.codeToken)] },
    );
  const { kind, detail, errors } = asked.problem;
  return leadTo(request, 'you', {
    ...next,
    tried: 'you',
    said: errors?.[0]?.message ?? detail ?? problemMends[kind],
  });
}

async function sendAgain(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, address, userAgent } = request;
  const asked = await askForCodeAgain(deps, { address, userAgent }, tokenIn(request));
  if (asked.ok)
    return leadTo(request, 'you', draft, {
      cookies: [setCodeCookie(deps.config.baseUrl, asked.value.codeToken)],
    });
  const { kind, detail } = asked.problem;
  return leadTo(request, 'you', { ...draft, tried: 'you', said: detail ?? problemMends[kind] });
}

async function tryCode(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, form, address, userAgent, cookie } = request;
  const { baseUrl } = deps.config;
  const used = await useCode(
    deps,
    { address, userAgent },
    {
      codeToken: tokenIn(request),
      code: field(form, 'code'),
      name: draft.answers.name,
      invitation: cookie(invitedCookieName(baseUrl)) ?? null,
    },
  );
  if (!used.ok) {
    const { kind, detail, errors } = used.problem;
    const said = errors?.[0]?.message ?? detail ?? problemMends[kind];
    return leadTo(request, 'you', { ...draft, tried: 'you', said });
  }
  const { session } = used.value;
  if (!session) return leadTo(request, 'you', { ...draft, codeAsked: false, tried: 'you' });
  // Who signed in is known from now on: name and number go no further with the browser.
  const answers = { ...draft.answers, name: '', phone: '' };
  return leadTo(
    request,
    'check',
    { ...draft, answers, codeAsked: false, reached: true },
    { cookies: [dropCodeCookie(baseUrl), dropInvitedCookie(baseUrl)], session },
  );
}
