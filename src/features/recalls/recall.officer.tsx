import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali } from '../../kernel/calendar.ts';
import { toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
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
import { endReasons } from '../placements/placement.rules.ts';
import { type CellValue, readDecimal, readRial } from '../records/cell-values.rules.ts';
import { answerRecall } from './answer-recall.ts';
import { viewRecall } from './list-recalls.ts';
import { isSettled } from './recall.rules.ts';
import { recallResultNames } from './recall.text.ts';
import { deniedReasonNames, recallPageText as t } from './recall-page.text.ts';
import { workOf } from './recalls.officer.tsx';

/** One re-call: the number, what to ask, and three answers. */
export const recallPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/recalls/:id', handle: (request) => recallPage(request) },
  { method: 'post', path: '/officer/recalls/:id', handle: answer },
];

/** A number as it was typed; one that cannot be read is left to be refused. */
function number(text: string, read: (text: string) => CellValue<number>): number | string | null {
  if (text.trim() === '') return null;
  const value = read(text);
  return value.ok ? value.value : text;
}

async function answer(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const result = field(form, 'result');
  const answered = await answerRecall(deps, actor, params.id ?? '', {
    result,
    ...(result === 'confirmed'
      ? {
          weeklyHours: number(field(form, 'weeklyHours'), readDecimal),
          monthlyIncomeRial: number(field(form, 'monthlyIncomeRial'), readRial),
        }
      : {}),
    ...(result === 'denied'
      ? { endedOn: field(form, 'endedOn') || null, endReason: field(form, 'endReason') || null }
      : {}),
  });
  if (answered.ok) return redirect(`${paths.recalls}?done=1`);
  return answered.problem.kind === 'not-found' || answered.problem.kind === 'forbidden'
    ? problemPage(answered.problem)
    : await recallPage(request, answered.problem);
}

async function recallPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, form } = request;
  const found = await viewRecall(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const recall = found.value;
  const name = `${recall.personName.given} ${recall.personName.family}`;
  const state: FormState = { values: form, errors: refused?.errors ?? [] };
  const action = paths.recall(recall.id);
  const mayAnswer = isPermitted(actor, 'placements:write') && !isSettled(recall);
  const labels = {
    endedOn: t.endedOn[lang],
    endReason: t.reason[lang],
    weeklyHours: t.hours[lang],
    monthlyIncomeRial: t.income[lang],
    result: t.answer[lang],
  };
  return {
    kind: 'page',
    title: `${t.title[lang]} · ${name}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail ? { tone: 'bad', text: refused.detail[lang] } : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <a href={paths.person(recall.personId)}>
                <AsWritten text={name} lang={lang} />
              </a>
            </h1>
            <p>
              <AsWritten text={workOf(recall, lang)} lang={lang} />
              {recall.workStartedOn === null
                ? ''
                : ` · ${t.since[lang]} ${formatJalali(recall.workStartedOn, lang)}`}
            </p>
          </div>
          <span class={recall.result === null ? 'chip wait' : 'chip plain'}>
            {recall.result === null ? t.notCalled[lang] : recallResultNames[recall.result][lang]}
          </span>
        </div>
        <section class="card stack">
          {recall.phone === null ? (
            <p>{t.noPhone[lang]}</p>
          ) : (
            <p>
              <a class="button" href={`tel:${recall.phone}`}>
                {t.call[lang]}{' '}
                <bdi dir="ltr">{lang === 'fa' ? toPersianDigits(recall.phone) : recall.phone}</bdi>
              </a>
            </p>
          )}
          <p class="quiet">{t.say[lang]}</p>
          {recall.knownByCaller && mayAnswer ? <p class="notice wait">{t.sameCaller[lang]}</p> : null}
        </section>
        {mayAnswer ? (
          <section class="card stack">
            <h2>{t.answer[lang]}</h2>
            <ErrorSummary state={state} lang={lang} labels={labels} />
            <form method="post" action={action} class="stack">
              <input type="hidden" name="result" value="confirmed" />
              <TextField state={state} lang={lang} name="weeklyHours" label={t.hours[lang]} ltr numeric />
              <TextField
                state={state}
                lang={lang}
                name="monthlyIncomeRial"
                label={t.income[lang]}
                hint={t.incomeHint[lang]}
                ltr
                numeric
              />
              <p class="actions">
                <button class="button primary" type="submit">
                  {t.confirm[lang]}
                </button>
              </p>
            </form>
            <form method="post" action={action}>
              <input type="hidden" name="result" value="not-reached" />
              <p class="actions">
                <button class="button" type="submit">
                  {t.notReached[lang]}
                </button>
              </p>
            </form>
            <details open={field(form, 'result') === 'denied'}>
              <summary>{t.deny[lang]}</summary>
              <form method="post" action={action} class="stack">
                <input type="hidden" name="result" value="denied" />
                <TextField
                  state={state}
                  lang={lang}
                  name="endedOn"
                  label={t.endedOn[lang]}
                  hint={t.dateHint[lang]}
                  ltr
                  required
                />
                <SelectField
                  state={state}
                  lang={lang}
                  name="endReason"
                  label={t.reason[lang]}
                  required
                  empty={formText.choose[lang]}
                  choices={endReasons.map((one) => ({ value: one, label: deniedReasonNames[one][lang] }))}
                />
                <p class="actions">
                  <button class="button" type="submit">
                    {t.save[lang]}
                  </button>
                </p>
              </form>
            </details>
          </section>
        ) : null}
        <p>
          <a href={paths.recalls}>{t.toList[lang]}</a>
        </p>
      </>
    ),
  };
}
