import { formatJalali, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { FieldError, Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, errorOf, type FormState, SelectField, TextField, textIn } from '../../web/form.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { PhoneLink } from '../asks/ask-parts.officer.tsx';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { checksPageText as t } from './checks-page.text.ts';
import { type EnteredChecks, enterChecks, entryLines } from './enter-checks.ts';
import { viewQueue } from './list-checks.ts';
import { endReasons, evidenceGrades } from './placement.rules.ts';
import { checkBody } from './placement-form.rules.ts';
import { checkResultNames, endReasonNames, evidenceNames } from './placement-words.text.ts';
import type { QueueRecord } from './queue.rules.ts';
import { workPageText } from './work-page.text.ts';
import { choicesOf, DueWords, dayField, WorkName } from './work-parts.officer.tsx';

/** The answers of many calls on one page: one tap for each, one save for all. */
export const checksEntryRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/checks/entry', handle: entryPage },
  { method: 'post', path: '/officer/checks/entry', handle: enter },
];

const atOnce = 40;
const results = ['working', 'ended', 'not-reached'] as const;
const parts = ['result', 'evidence', 'weeklyHours', 'monthlyIncomeRial', 'endedOn', 'endReason'] as const;
const at = (id: string) => (name: string) => `${name}.${id}`;

async function entryPage(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  const county = query.county || undefined;
  const found = await viewQueue(deps, actor, {
    show: 'due',
    county,
    cursor: query.cursor || undefined,
    limit: atOnce,
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, today, vocabulary, nextCursor } = found.value;
  const told = [
    ...(Number(query.saved) > 0 ? [t.savedSome(formatNumber(Number(query.saved), lang))[lang]] : []),
    ...(Number(query.already) > 0 ? [t.savedBefore(formatNumber(Number(query.already), lang))[lang]] : []),
    ...(query.saved === '0' && !Number(query.already) ? [t.nothingChosen[lang]] : []),
  ];
  const more = new URLSearchParams({ ...(county ? { county } : {}), cursor: nextCursor ?? '' });
  return {
    ...page(lang, {
      lines: items,
      vocabulary,
      today,
      state: { values: { checkedOn: [dayField(today, lang)] }, errors: [] },
      next: nextCursor === undefined ? undefined : `${paths.checksEntry}?${more}`,
      county,
    }),
    ...(told.length > 0 ? { notice: { tone: 'good' as const, text: told.join(' ') } } : {}),
  };
}

async function enter(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, form } = request;
  const ids = [...new Set(form.id ?? [])];
  const chosen = ids.filter((id) => results.some((one) => one === field(form, at(id)('result'))));
  const done = await enterChecks(
    deps,
    actor,
    chosen.map((placementId) => ({
      placementId,
      seen: Number(field(form, at(placementId)('seen'))),
      body: checkBody(form, at(placementId)),
    })),
  );
  if (!done.ok) return problemPage(done.problem);
  const { saved, already, refused } = done.value;
  const county = field(form, 'county') || undefined;
  if (refused.size === 0) {
    const told = { saved: String(saved.length), already: String(already.length) };
    return redirect(
      `${paths.checksEntry}?${new URLSearchParams({ ...told, ...(county ? { county } : {}) })}`,
    );
  }
  const left = ids.filter((id) => !saved.includes(id) && !already.includes(id));
  const opened = await entryLines(deps, actor, left);
  if (!opened.ok) return problemPage(opened.problem);
  const { lines, vocabulary } = opened.value;
  return {
    ...page(lang, {
      lines,
      vocabulary,
      today: tehranToday(deps.now()),
      state: { values: form, errors: errorsOf(refused) },
      next: undefined,
      county,
    }),
    status: problemStatus.invalid,
    notice: { tone: 'bad', text: toldOf(done.value, lang) },
  };
}

function toldOf({ saved, already, refused }: EnteredChecks, lang: Lang): string {
  return [
    ...(saved.length > 0 ? [t.savedSome(formatNumber(saved.length, lang))[lang]] : []),
    ...(already.length > 0 ? [t.savedBefore(formatNumber(already.length, lang))[lang]] : []),
    t.faulty(formatNumber(refused.size, lang))[lang],
  ].join(' ');
}

/** Every refusal at the field of its line; what is about no field stands at the answer itself. */
function errorsOf(refused: ReadonlyMap<string, Problem>): FieldError[] {
  return [...refused].flatMap(([id, { errors, detail, kind }]) =>
    errors && errors.length > 0
      ? errors.map((error) => ({
          ...error,
          path: error.path === 'checkedOn' ? at(id)('result') : at(id)(error.path),
        }))
      : [
          {
            path: at(id)('result'),
            code: kind,
            message: detail ?? { fa: problemTitles.fa[kind], en: problemTitles.en[kind] },
          },
        ],
  );
}

interface Entry {
  readonly lines: readonly QueueRecord[];
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
  readonly state: FormState;
  readonly next: string | undefined;
  /** Whose work alone is shown, before and after saving. */
  readonly county: string | undefined;
}

function page(lang: Lang, entry: Entry): PageReply & { kind: 'page' } {
  const { lines, state, next, county } = entry;
  return {
    kind: 'page',
    title: t.entryTitle[lang],
    body: (
      <>
        <h1>{t.entryTitle[lang]}</h1>
        <p class="quiet">{t.entryLead[lang]}</p>
        <ErrorSummary state={state} lang={lang} labels={labelsOf(lines, lang)} />
        {lines.length === 0 ? (
          <p class="card empty">{t.sheetEmpty[lang]}</p>
        ) : (
          <form method="post" action={paths.checksEntry} class="stack">
            {county === undefined ? null : <input type="hidden" name="county" value={county} />}
            <TextField
              state={state}
              lang={lang}
              name="checkedOn"
              label={t.checkedOn[lang]}
              hint={workPageText.dateHint[lang]}
              ltr
              required
            />
            {lines.map((line) => (
              <Line line={line} entry={entry} lang={lang} />
            ))}
            <p class="actions">
              <button class="button primary" type="submit">
                {t.saveAll[lang]}
              </button>
            </p>
          </form>
        )}
        <p class="actions">
          {next === undefined ? null : (
            <a class="button" href={next}>
              {formText.next[lang]}
            </a>
          )}
          <a
            class="button"
            href={county === undefined ? paths.checks : `${paths.checks}?${new URLSearchParams({ county })}`}
          >
            {t.back[lang]}
          </a>
        </p>
      </>
    ),
  };
}

const nameOf = ({ personName: { given, family } }: QueueRecord) => `${given} ${family}`;

function labelsOf(lines: readonly QueueRecord[], lang: Lang): Record<string, string> {
  const words: Record<(typeof parts)[number], string> = {
    result: workPageText.result[lang],
    evidence: workPageText.evidence[lang],
    weeklyHours: workPageText.weeklyHours[lang],
    monthlyIncomeRial: workPageText.monthlyIncomeRial[lang],
    endedOn: workPageText.endedOn[lang],
    endReason: workPageText.endReason[lang],
  };
  return Object.fromEntries([
    ['checkedOn', t.checkedOn[lang]],
    ...lines.flatMap((line) =>
      parts.map((name) => [at(line.placementId)(name), `${nameOf(line)} · ${words[name]}`]),
    ),
  ]);
}

function Line({ line, entry, lang }: { line: QueueRecord; entry: Entry; lang: Lang }) {
  const { state, today, vocabulary } = entry;
  const named = at(line.placementId);
  const chosen = textIn(state, named('result'));
  const error = errorOf(state, named('result'));
  const id = `f-${named('result').replaceAll(/[^\w-]/g, '-')}`;
  const values = { ...state.values, [named('evidence')]: state.values[named('evidence')] ?? ['call'] };
  const isOpen = parts.some(
    (name) =>
      (name !== 'result' && errorOf(state, named(name)) !== undefined) ||
      (name === 'endedOn' && textIn(state, named(name)) !== ''),
  );
  const choices = [
    ...results.map((value) => ({ value, label: checkResultNames[value][lang] })),
    { value: '', label: t.leave[lang] },
  ];
  return (
    <fieldset class="group" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        <AsWritten text={nameOf(line)} lang={lang} />
      </legend>
      <input type="hidden" name="id" value={line.placementId} />
      <input type="hidden" name={named('seen')} value={String(line.checks)} />
      <ul class="line">
        <li>
          <WorkName of={line} vocabulary={vocabulary} lang={lang} />
        </li>
        {line.phone === null ? null : (
          <li>
            <PhoneLink phone={line.phone} lang={lang} />
          </li>
        )}
        <li>{workPageText.since(formatJalali(line.startedOn, lang))[lang]}</li>
        <li>
          <DueWords dueOn={line.followUp.nextDueOn} today={today} lang={lang} />
        </li>
      </ul>
      {error ? (
        <p class="field">
          <span class="error" id={`${id}-error`}>
            {error.message[lang]}
          </span>
        </p>
      ) : null}
      <div class="grid">
        {choices.map(({ value, label }) => (
          <label class="check">
            <input type="radio" name={named('result')} value={value} checked={value === chosen} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <details open={isOpen}>
        <summary>
          {t.details[lang]}
          <span class="visually-hidden">
            : <AsWritten text={nameOf(line)} lang={lang} />
          </span>
        </summary>
        <div class="grid">
          <SelectField
            state={{ ...state, values }}
            lang={lang}
            name={named('evidence')}
            label={workPageText.evidence[lang]}
            choices={choicesOf(evidenceGrades, evidenceNames, lang)}
            unmarked
          />
          <TextField
            state={state}
            lang={lang}
            name={named('weeklyHours')}
            label={workPageText.weeklyHours[lang]}
            ltr
            numeric
            unmarked
          />
          <TextField
            state={state}
            lang={lang}
            name={named('monthlyIncomeRial')}
            label={workPageText.monthlyIncomeRial[lang]}
            ltr
            numeric
            unmarked
          />
          <TextField
            state={state}
            lang={lang}
            name={named('endedOn')}
            label={workPageText.endedOn[lang]}
            ltr
            unmarked
          />
          <SelectField
            state={state}
            lang={lang}
            name={named('endReason')}
            label={workPageText.endReason[lang]}
            choices={choicesOf(endReasons, endReasonNames, lang)}
            empty={formText.choose[lang]}
            unmarked
          />
        </div>
      </details>
    </fieldset>
  );
}
