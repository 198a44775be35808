import type { FieldError } from '../../kernel/problem.ts';
import { problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { parse } from '../../platform/parse.ts';
import { field, type PageReply, type PageRequest, type PageRoute, problemPage } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemMends } from '../../web/problem.text.ts';
import { askCookieName, setAskCookie } from '../../web/session-cookie.ts';
import { lookAtWork } from '../opportunities/look-at-work.ts';
import { goneReply } from '../opportunities/work.public.tsx';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { askInput } from './ask.input.ts';
import { askAbout } from './ask-about.ts';
import { type AskAnswers, type AskStep, askSteps, noAnswers, shownAt, turnOf } from './ask-form.rules.ts';
import { askFormText as t } from './ask-form.text.ts';
import { CheckPage, DonePage, LostPage, QuestionPage } from './ask-pages.public.tsx';
import { type AskDraft, draftMinutes, openDraft, sealDraft } from './keep-draft.ts';

/**
 * Asking about an opportunity, one question a page, each at an address of its own. What is posted is kept, sealed, in a
 * cookie of a few minutes and leads on to a page that is fetched: going back never asks to send a form again. Nothing
 * stands in an address, and nothing is kept here before it is sent.
 */
export const askRoutes: readonly PageRoute[] = [
  { method: 'get', path: '/work/:id/ask', handle: (request) => shownPage(request, 'name') },
  { method: 'post', path: '/work/:id/ask', handle: (request) => nextPage(request, 'name') },
  {
    method: 'get',
    path: '/work/:id/ask/:step',
    handle: (request) => {
      if (request.params.step === 'sent') return sentPage(request);
      const at = pageAt(request.params.step);
      return at ? shownPage(request, at) : notFound();
    },
  },
  {
    method: 'post',
    path: '/work/:id/ask/:step',
    handle: (request) => {
      const at = pageAt(request.params.step);
      return at ? nextPage(request, at) : notFound();
    },
  },
];

type At = AskStep | 'check';
const notFound = async () => problemPage(problem('not-found'));
const pageAt = (step: string | undefined): At | undefined =>
  (['phone', 'county', 'check'] as const).find((one) => one === step);
const pathOf = (id: string, at: At) => (at === 'name' ? paths.askAbout(id) : paths.askStep(id, at));

async function shownPage(request: PageRequest, at: At): Promise<PageReply> {
  const { deps, lang, params } = request;
  const id = params.id ?? '';
  const draft = draftOf(request);
  // Back to a question that was sent already: what came of it. The first question begins another.
  if (draft && 'receipt' in draft && at !== 'name')
    return { kind: 'redirect', to: paths.askStep(id, 'sent') };
  const found = await lookAtWork(deps, id);
  if (!('work' in found)) return goneReply(found, lang);
  const kept = draft && 'answers' in draft ? draft : undefined;
  if (kept === undefined && at !== 'name') return page(lang, <LostPage work={found.work} lang={lang} />);
  const answers = kept?.answers ?? noAnswers;
  const errors = faultsOf(found.vocabulary, answers);
  const shown = shownAt(at, errors);
  if (shown !== at) return { kind: 'redirect', to: pathOf(id, shown) };
  const asking = { ...found, answers, lang };
  const error = kept?.tried === at ? errors.find(({ path }) => path === at) : undefined;
  return page(
    lang,
    at === 'check' ? <CheckPage {...asking} /> : <QuestionPage {...asking} step={at} error={error} />,
    kept?.said?.[lang],
  );
}

async function nextPage(request: PageRequest, at: At): Promise<PageReply> {
  const { deps, params, form, address } = request;
  const id = params.id ?? '';
  const draft = draftOf(request);
  if (draft && 'receipt' in draft && at !== 'name')
    return { kind: 'redirect', to: paths.askStep(id, 'sent') };
  const kept = draft && 'answers' in draft ? draft.answers : undefined;
  if (at === 'check' && kept === undefined) return { kind: 'redirect', to: pathOf(id, 'check') };
  const found = await lookAtWork(deps, id);
  if (!('work' in found)) return { kind: 'redirect', to: pathOf(id, 'name') };
  const answers = {
    ...(kept ?? noAnswers),
    ...(at === 'check' ? {} : { [at]: field(form, at).slice(0, mostTyped) }),
  };
  const turn = turnOf(at, field(form, 'go'), faultsOf(found.vocabulary, answers));
  if (turn.to !== 'send')
    return leadTo(request, pathOf(id, turn.to), {
      answers,
      tried: turn.tried,
      // Typed too late: what was answered before is gone.
      ...(kept === undefined && at !== 'name' ? { said: t.forgotten } : {}),
    });
  const asked = await askAbout(deps, id, answers, { address });
  if (asked.ok) return leadTo(request, paths.askStep(id, 'sent'), { receipt: asked.value });
  const { kind, detail, errors } = asked.problem;
  const wrong = askSteps.find((step) => errors?.some(({ path }) => path === step));
  if (wrong) return leadTo(request, pathOf(id, wrong), { answers, tried: wrong });
  // One that closed at this very moment is told by the page that is led to.
  return leadTo(request, pathOf(id, 'check'), { answers, said: detail ?? problemMends[kind] });
}

/** As long as a field takes, and more than the rules do: a cookie holds four kilobytes. */
const mostTyped = 120;

async function sentPage(request: PageRequest): Promise<PageReply> {
  const { lang, params } = request;
  const draft = draftOf(request);
  if (draft && 'receipt' in draft) return page(lang, <DonePage receipt={draft.receipt} lang={lang} />);
  return { kind: 'redirect', to: pathOf(params.id ?? '', 'name') };
}

function draftOf({ deps, params, cookie }: PageRequest): AskDraft | undefined {
  return openDraft(deps, params.id ?? '', cookie(askCookieName(deps.config.baseUrl)));
}

function leadTo({ deps, params }: PageRequest, to: string, draft: AskDraft): PageReply {
  const sealed = sealDraft(deps, params.id ?? '', draft);
  return { kind: 'redirect', to, cookie: setAskCookie(deps.config.baseUrl, sealed, draftMinutes) };
}

function faultsOf(vocabulary: Vocabulary, answers: AskAnswers): readonly FieldError[] {
  const parsed = parse(askInput(vocabulary), answers);
  return parsed.ok ? [] : (parsed.problem.errors ?? []);
}

const page = (
  lang: Lang,
  body: Extract<PageReply, { kind: 'page' }>['body'],
  said?: string | undefined,
): PageReply => ({
  kind: 'page',
  title: t.title[lang],
  open: true,
  ...(said ? { notice: { tone: 'bad' as const, text: said } } : {}),
  body,
});
