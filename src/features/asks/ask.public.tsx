import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { parse } from '../../platform/parse.ts';
import { field, type PageReply, type PageRequest, type PageRoute, problemPage } from '../../web/http.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { lookAtWork } from '../opportunities/look-at-work.ts';
import { goneReply } from '../opportunities/work.public.tsx';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { askInput } from './ask.input.ts';
import { askAbout } from './ask-about.ts';
import { type AskAnswers, type AskStep, askSteps, noAnswers, turnOf } from './ask-form.rules.ts';
import { askFormText as t } from './ask-form.text.ts';
import { type Asking, CheckPage, DonePage, QuestionPage } from './ask-pages.public.tsx';

/**
 * Asking about an opportunity, one question a page. Answers travel in the form alone: no cookie, nothing in the address,
 * nothing kept before it is sent.
 */
export const askRoutes: readonly PageRoute[] = [
  { method: 'get', path: '/work/:id/ask', handle: firstQuestion },
  { method: 'post', path: '/work/:id/ask', handle: nextPage },
];

async function firstQuestion({ deps, lang, params }: PageRequest): Promise<PageReply> {
  const found = await lookAtWork(deps, params.id ?? '');
  if (!('work' in found)) return goneReply(found, lang);
  return questionReply({ ...found, answers: noAnswers, lang }, 'name');
}

async function nextPage({ deps, lang, params, form, address }: PageRequest): Promise<PageReply> {
  const id = params.id ?? '';
  const found = await lookAtWork(deps, id);
  if (!('work' in found)) return goneReply(found, lang);
  const answers = { name: field(form, 'name'), phone: field(form, 'phone'), county: field(form, 'county') };
  const asking: Asking = { ...found, answers, lang };
  const turn = turnOf(field(form, 'at'), field(form, 'go'), faultsOf(found.vocabulary, answers));
  if (turn.show === 'check') return checkReply(asking);
  if (turn.show !== 'send') return questionReply(asking, turn.show, turn.error);
  const asked = await askAbout(deps, id, answers, { address });
  if (asked.ok) return page(lang, <DonePage receipt={asked.value} lang={lang} />);
  const { kind, detail, errors, retryAfterSeconds } = asked.problem;
  // It closed at this very moment.
  if (kind === 'not-found' || kind === 'conflict') {
    const now = await lookAtWork(deps, id);
    if (!('work' in now)) return goneReply(now, lang);
  }
  const wrong = askSteps.find((step) => errors?.some(({ path }) => path === step));
  if (wrong)
    return questionReply(
      asking,
      wrong,
      errors?.find(({ path }) => path === wrong),
    );
  if (detail)
    return checkReply(asking, { status: problemStatus[kind], notice: detail[lang], retryAfterSeconds });
  return problemPage(asked.problem);
}

function faultsOf(vocabulary: Vocabulary, answers: AskAnswers): readonly FieldError[] {
  const parsed = parse(askInput(vocabulary), answers);
  return parsed.ok ? [] : (parsed.problem.errors ?? []);
}

interface Refused {
  readonly status: number;
  readonly notice: string;
  readonly retryAfterSeconds: number | undefined;
}

const page = (
  lang: Lang,
  body: Extract<PageReply, { kind: 'page' }>['body'],
  { status = 200, notice, retryAfterSeconds }: Partial<Refused> = {},
): PageReply => ({
  kind: 'page',
  title: t.title[lang],
  open: true,
  status,
  retryAfterSeconds,
  ...(notice === undefined ? {} : { notice: { tone: 'bad' as const, text: notice } }),
  body,
});

function questionReply(asking: Asking, step: AskStep, error?: FieldError): PageReply {
  return page(asking.lang, <QuestionPage {...asking} step={step} error={error} />, {
    status: error ? problemStatus.invalid : 200,
  });
}

function checkReply(asking: Asking, refused?: Refused): PageReply {
  return page(asking.lang, <CheckPage {...asking} />, refused);
}
