import { isPermitted } from '../../kernel/actor.ts';
import { type FieldError, problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { titleIn } from '../../web/as-written.tsx';
import { setGiveCookie } from '../../web/give-cookie.ts';
import { field, type PageReply, type PageRequest, type PageRoute, problemPage } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemMends } from '../../web/problem.text.ts';
import { judgeAnswers } from './judge-answers.ts';
import { type PledgeDraft, pledgeDraftMinutes, sealPledgeDraft } from './keep-pledge-draft.ts';
import { makePledge } from './make-pledge.ts';
import { openInstead, openPledgeForm } from './open-pledge-form.ts';
import { CheckStep, DonePage, PledgePaper, TakenPage } from './pledge-check.public.tsx';
import { draftOf, leadTo, stepPage } from './pledge-draft-page.public.tsx';
import { useWords } from './pledge-phrases.ts';
import {
  type AnswerName,
  answersIn,
  answersOf,
  bodyOfAnswers,
  ownAmount,
  type PledgeAnswers,
  type PledgeStep,
  stepOf,
  wrongStep,
} from './pledge-steps.rules.ts';
import { stepText as t } from './pledge-steps.text.ts';
import { UseStep } from './pledge-use.public.tsx';
import { WhatStep } from './pledge-what.public.tsx';
import { postYou, shownYou } from './pledge-you-step.public.tsx';
import { viewOwnPledge } from './view-own-pledge.ts';

/**
 * A pledge in three steps, each at an address of its own. What is posted is kept, sealed, in a cookie and leads on to a page
 * that is fetched: going back keeps every answer and never asks to send a form again.
 */
export const pledgeStepRoutes: readonly PageRoute[] = [
  { method: 'get', path: '/give/pledge/:step', handle: shownStep },
  { method: 'post', path: '/give/pledge/:step', handle: nextStep },
];

const notFound = () => problemPage(problem('not-found'));
const signedIn = ({ actor }: PageRequest) => actor !== null && isPermitted(actor, 'giving:own');
const lost = (request: PageRequest) =>
  leadTo(request, 'what', { ...freshDraft(request), said: t.lostText, tried: 'what' });

function freshDraft({ deps, query }: PageRequest): PledgeDraft {
  return { answers: answersIn(query), pledgeId: deps.newId('pledge') };
}

async function shownStep(request: PageRequest): Promise<PageReply> {
  const step = request.params.step;
  if (step === 'what') return await shownWhat(request);
  const draft = draftOf(request);
  if (step === 'done') return draft?.done ? await donePage(request, draft) : toStep('what');
  if (step !== 'use' && step !== 'you' && step !== 'check') return notFound();
  if (!draft) return lost(request);
  if (draft.done) return toStep('done');
  const wrong = wrongStep(await judgeAnswers(request.deps, bodyOfAnswers(draft.answers)));
  if (wrong !== undefined && order(wrong) < order(step))
    return leadTo(request, wrong, { ...draft, tried: wrong });
  if (step === 'use') return await shownUse(request, draft);
  if (step === 'you') return signedIn(request) ? toStep('check') : await shownYou(request, draft);
  return signedIn(request) ? await shownCheck(request, draft) : toStep('you');
}

const order = (step: PledgeStep) => ['what', 'use', 'you', 'check'].indexOf(step);
const toStep = (step: PledgeStep | 'done'): PageReply => ({ kind: 'redirect', to: paths.pledgeStep(step) });

/** The first step; an address that names something begins anew with it. */
async function shownWhat(request: PageRequest): Promise<PageReply> {
  const { deps, query, lang } = request;
  const kept = draftOf(request);
  const begins = Object.keys(query).length > 0 || kept === undefined || kept.done === true;
  const start = begins ? freshDraft(request) : kept;
  const form = await openPledgeForm(deps, start.answers);
  const answers = {
    ...start.answers,
    causeId: form.cause?.id ?? '',
    campaignId: form.campaign?.id ?? '',
    ...(begins && form.cause && query.whole ? { amount: String(form.cause.slotRial) } : {}),
  };
  const draft = { ...start, answers };
  const errors = draft.tried === 'what' ? await wrongOf(request, draft, 'what') : [];
  const page = stepPage(
    t.title[lang],
    <WhatStep {...form} answers={answers} errors={errors} lang={lang} />,
    draft.said?.[lang],
  );
  return { ...page, cookie: cookieOf(request, draft) };
}

const cookieOf = ({ deps }: PageRequest, draft: PledgeDraft) =>
  setGiveCookie(deps.config.baseUrl, sealPledgeDraft(deps, draft), pledgeDraftMinutes);

async function wrongOf({ deps }: PageRequest, draft: PledgeDraft, step: PledgeStep) {
  const errors = await judgeAnswers(deps, bodyOfAnswers(draft.answers));
  return errors
    .filter(({ path }) => stepOf(path) === step)
    .map((error) =>
      error.code === 'required' ? { ...error, message: missing(error, draft.answers) } : error,
    );
}

/** Of what is chosen, not filled in, it is said what to choose. */
function missing({ path, message }: FieldError, { kind, earmark }: PledgeAnswers): Text {
  if (path === 'amountRial' && kind === 'money') return t.toChoose.amount;
  if (path !== 'earmarkRef') return message;
  return earmark === 'trade' ? t.toChoose.trade : t.toChoose.province;
}

async function shownUse(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, lang } = request;
  const errors = draft.tried === 'use' ? await wrongOf(request, draft, 'use') : [];
  const form = await openPledgeForm(deps, draft.answers);
  return stepPage(t.title[lang], <UseStep {...form} answers={draft.answers} errors={errors} lang={lang} />);
}

async function shownCheck(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, lang, actor } = request;
  const form = await openPledgeForm(deps, draft.answers);
  const { causeId } = draft.answers;
  if (causeId !== '' && (draft.said !== undefined || !form.cause)) {
    const instead = await openInstead(deps, causeId);
    const said = draft.said ?? t.takenNext;
    return {
      kind: 'page',
      title: t.takenTitle[lang],
      status: 409,
      body: <TakenPage {...instead} said={said} vocabulary={form.vocabulary} lang={lang} />,
    };
  }
  return stepPage(
    t.checkQuestion[lang],
    <CheckStep {...form} answers={draft.answers} errors={[]} name={actor?.name} lang={lang} />,
    draft.said?.[lang],
  );
}

async function nextStep(request: PageRequest): Promise<PageReply> {
  const step = request.params.step;
  const draft = draftOf(request);
  if (step !== 'what' && step !== 'use' && step !== 'you' && step !== 'check') return notFound();
  if (!draft) return lost(request);
  if (draft.done) return toStep('done');
  if (step === 'check') return await postCheck(request, draft);
  const { said: _s, tried: _t, ...rest } = draft;
  if (step === 'you') return signedIn(request) ? toStep('check') : await postYou(request, rest);
  const next = { ...rest, answers: { ...rest.answers, ...typedIn(request, rest, step) } };
  if ((await wrongOf(request, next, step)).length > 0) return leadTo(request, step, { ...next, tried: step });
  return leadTo(request, rest.reached ? 'check' : step === 'what' ? 'use' : 'you', next);
}

const mostTyped: Partial<Record<AnswerName, number>> = { description: 300, own: 40, name: 120 };

/** The answers of a page. A tapped amount holds, unless another one was written anew. */
function typedIn(
  { form }: PageRequest,
  { answers }: PledgeDraft,
  step: 'what' | 'use',
): Partial<Record<AnswerName, string>> {
  const typed: Partial<Record<AnswerName, string>> = {};
  for (const name of [...answersOf[step], ...(step === 'use' ? (['description'] as const) : [])])
    if (form[name] !== undefined)
      typed[name] = field(form, name)
        .trim()
        .slice(0, mostTyped[name] ?? 60);
  if (step === 'what' && typed.own !== undefined) {
    const isWritten = typed.own !== '' && (typed.own !== answers.own || !typed.amount);
    typed.amount = isWritten ? ownAmount : (typed.amount ?? '');
    if (typed.amount !== ownAmount && answers.kind === 'money') typed.own = '';
  }
  return typed;
}

async function postCheck(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, actor } = request;
  if (!actor || !signedIn(request)) return toStep('you');
  const { said: _s, tried: _t, ...rest } = draft;
  const made = await makePledge(deps, actor, bodyOfAnswers(draft.answers), draft.pledgeId);
  if (made.ok) return leadTo(request, 'done', { ...rest, done: true });
  const { kind, detail, errors } = made.problem;
  const wrong = wrongStep(errors ?? []);
  if (wrong) return leadTo(request, wrong, { ...rest, tried: wrong });
  return leadTo(request, 'check', { ...rest, said: detail ?? problemMends[kind] });
}

async function donePage(request: PageRequest, draft: PledgeDraft): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  if (!actor) return { kind: 'redirect', to: paths.give };
  const found = await viewOwnPledge(deps, actor, draft.pledgeId);
  if (!found.ok) return problemPage(found.problem);
  const pledge = found.value;
  if (query.paper === undefined)
    return { kind: 'page', title: t.doneTitle[lang], body: <DonePage pledge={pledge} lang={lang} /> };
  const form = await openPledgeForm(deps, draft.answers);
  const use: string = form.cause ? titleIn(form.cause.title, lang) : useWords(form.vocabulary, pledge, lang);
  const name: Text = actor.name;
  return {
    kind: 'page',
    title: t.paperTitle[lang],
    bare: true,
    body: <PledgePaper pledge={pledge} name={name} use={use} lang={lang} />,
  };
}
