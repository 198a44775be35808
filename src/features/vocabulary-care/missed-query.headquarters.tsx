import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { fieldError } from '../../platform/parse.ts';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, errorOf, type FormState, TextField, textIn } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { answerMissed } from './answer-missed.ts';
import { dismissMissed } from './dismiss-missed.ts';
import { missedPageText as t } from './missed-page.text.ts';
import { type MissedPage, viewMissed } from './view-missed.ts';

/** One word: whose other name it is, found by typing; a plain form, one button searches, the other adds. */
export const missedQueryPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.missedQuery(':id'), handle: (request) => wordPage(request) },
  { method: 'post', path: paths.missedQuery(':id'), handle: add },
  { method: 'post', path: paths.missedDismiss(':id'), handle: setAside },
];

async function setAside(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const done = await dismissMissed(deps, actor, params.id ?? '', field(form, 'revision') || undefined);
  if (done.ok) return redirect(`${paths.missedQueries}?done=${done.value.id}`);
  return done.problem.kind === 'stale' ? await wordPage(request, done.problem) : problemPage(done.problem);
}

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const to = field(form, 'to');
  if (to === '') return await wordPage(request, { kind: 'invalid', errors: [fieldError('to', 'required')] });
  const [kind, id] = to.split(':');
  const name = form.name === undefined ? {} : { name: field(form, 'name') };
  const shared = field(form, 'shared') === sharedMark(to, field(form, 'name'));
  const input = { kind, id, ...name, shared };
  const done = await answerMissed(deps, actor, params.id ?? '', field(form, 'revision') || undefined, input);
  if (done.ok) return redirect(`${paths.missedQueries}?done=${done.value.id}`);
  return ['invalid', 'conflict', 'stale'].includes(done.problem.kind)
    ? await wordPage(request, done.problem)
    : problemPage(done.problem);
}

/** What the warning was about: another choice or name is warned of anew. */
const sharedMark = (to: string, name: string) => `${to} ${name}`;

async function wordPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, query, form } = request;
  const typed = { ...query, ...Object.fromEntries(Object.keys(form).map((key) => [key, field(form, key)])) };
  const viewed = await viewMissed(deps, actor, params.id ?? '', typed.q ?? '');
  if (!viewed.ok) return problemPage(viewed.problem);
  const word = viewed.value;
  const name = typed.name ?? word.query;
  const errors = refused?.errors?.map((one) => (one.path === 'id' ? { ...one, path: 'to' } : one)) ?? [];
  const state: FormState = { values: { name: [name], q: [typed.q ?? ''], to: [typed.to ?? ''] }, errors };
  const settled =
    word.answer !== undefined
      ? t.isAnswered(word.answer.label)
      : word.state === 'dismissed'
        ? t.isDismissed
        : undefined;
  return {
    kind: 'page',
    title: t.pageTitle[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail && { tone: 'bad', text: refused.detail[lang] },
    body: (
      <section class="card">
        <h1>
          {t.pageTitle[lang]}: <bdi>{word.query}</bdi>
        </h1>
        {settled ? <p class="notice wait">{settled[lang]}</p> : null}
        <ErrorSummary
          state={state}
          lang={lang}
          labels={{ name: t.name[lang], to: t.entry[lang], kind: t.entry[lang] }}
        />
        <form method="post" action={paths.missedQuery(word.id)} class="stack">
          <input type="hidden" name="revision" value={String(word.revision)} />
          <TextField
            state={state}
            lang={lang}
            name="name"
            label={t.name[lang]}
            hint={t.nameHint[lang]}
            required
          />
          <div class="search">
            <TextField state={state} lang={lang} name="q" label={t.search[lang]} type="search" unmarked />
            <button class="button" type="submit" formmethod="get" formnovalidate>
              {formText.search[lang]}
            </button>
          </div>
          <Candidates word={word} state={state} lang={lang} />
          {refused?.extra?.shared ? (
            <input type="hidden" name="shared" value={sharedMark(typed.to ?? '', name)} />
          ) : null}
          <p class="actions">
            {word.candidates.length > 0 ? (
              <button class="button primary" type="submit">
                {(refused?.extra?.shared ? t.addShared : t.add)[lang]}
              </button>
            ) : null}
            <a class="button" href={paths.missedQueries}>
              {t.back[lang]}
            </a>
          </p>
        </form>
      </section>
    ),
  };
}

function Candidates({ word, state, lang }: { word: MissedPage; state: FormState; lang: Lang }) {
  const chosen = textIn(state, 'to');
  const error = errorOf(state, 'to');
  if (word.candidates.length === 0)
    return (
      <p id="f-to" role="status">
        {t.nothing[lang]}
      </p>
    );
  return (
    <fieldset class="field" id="f-to" aria-describedby={error ? 'f-to-error' : undefined}>
      <legend>{t.choose[lang]}</legend>
      {error ? (
        <span class="error" id="f-to-error">
          {error.message[lang]}
        </span>
      ) : null}
      {word.candidates.map(({ kind, id, label, matchedOn }) => (
        <label class="check">
          <input type="radio" name="to" value={`${kind}:${id}`} checked={chosen === `${kind}:${id}`} />
          <span>
            {label[lang]}{' '}
            <span class="quiet">
              {t[kind][lang]}
              {matchedOn === label.fa || matchedOn === label.en ? null : (
                <>
                  {' '}
                  {t.foundBy[lang]} <bdi>{matchedOn}</bdi>
                </>
              )}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
