import type { JSX } from 'hono/jsx/jsx-runtime';
import type { LocalDate } from '../../kernel/calendar.ts';
import { toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten } from '../../web/as-written.tsx';
import { ErrorSummary, type FormState, TextField } from '../../web/form.tsx';
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
import { correctCheck } from './correct-check.ts';
import { editPlacement } from './edit-placement.ts';
import { endPlacement } from './end-placement.ts';
import { type OpenPlacement, openPlacement } from './open-placement.ts';
import { checkBody, endBody, occupationIn, startBody } from './placement-form.rules.ts';
import { isStanding } from './placement-record.rules.ts';
import { checkResultNames } from './placement-words.text.ts';
import { planVisit } from './visit-placement.ts';
import { AmountFields, EndFields, EvidenceField, StartFields, workLabels } from './work-fields.officer.tsx';
import { workPageText as t } from './work-page.text.ts';
import { CheckWords, choicesOf, dayField, RadiosField, WorkName } from './work-parts.officer.tsx';
import { writeCheck } from './write-check.ts';

/** What is done with a work, each on a page of its own: a check, its correction, the end, details, a visit. */
export const placementActRoutes: readonly StaffPageRoute[] = (
  ['check', 'correct', 'end', 'edit', 'visit'] as const
).flatMap((act): StaffPageRoute[] => [
  { method: 'get', path: `/officer/placements/:id/${act}`, handle: (request) => formPage(request, act) },
  { method: 'post', path: `/officer/placements/:id/${act}`, handle: (request) => carryOut(request, act) },
]);

type Act = 'check' | 'correct' | 'end' | 'edit' | 'visit';
const results = ['working', 'ended', 'not-reached'] as const;

async function carryOut(request: StaffPageRequest, act: Act): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const done = await write();
  if (done.ok) return redirect(`${paths.placement(id)}?saved=1`);
  if (done.problem.kind === 'not-found' || done.problem.kind === 'forbidden')
    return problemPage(done.problem);
  return await formPage(request, act, done.problem);

  async function write(): Promise<Result<unknown>> {
    switch (act) {
      case 'check':
        return await writeCheck(deps, actor, id, checkBody(form));
      case 'correct':
        return await correctCheck(
          deps,
          actor,
          { placementId: id, checkId: field(form, 'checkId') },
          field(form, 'void') === '1' ? { result: 'void' } : checkBody(form),
        );
      case 'end': {
        const ended = await endPlacement(
          deps,
          actor,
          id,
          endBody(form),
          field(form, 'revision') || undefined,
        );
        return ended.ok ? ended : { ok: false, problem: renamed(ended.problem, 'reason', 'endReason') };
      }
      case 'edit': {
        const opened = await openPlacement(deps, actor, id);
        if (!opened.ok) return opened;
        return await editPlacement(
          deps,
          actor,
          id,
          { ...startBody(form, null), iscoCode: occupationIn(form, opened.value.vocabulary) ?? null },
          field(form, 'revision'),
        );
      }
      case 'visit':
        return await planVisit(deps, actor, id, { plannedOn: field(form, 'plannedOn') });
    }
  }
}

/** The call names a field otherwise than the form. */
function renamed(problem: Problem, from: string, to: string): Problem {
  const errors = problem.errors?.map((error) => (error.path === from ? { ...error, path: to } : error));
  return errors ? { ...problem, errors } : problem;
}

async function formPage(request: StaffPageRequest, act: Act, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, query, form } = request;
  const opened = await openPlacement(deps, actor, params.id ?? '');
  if (!opened.ok) return problemPage(opened.problem);
  const { placement, vocabulary } = opened.value;
  const checkId = refused ? field(form, 'checkId') : (query.checkId ?? '');
  const state: FormState = refused
    ? { values: form, errors: refused.errors ?? [] }
    : { values: presetOf(opened.value, act, checkId, lang), errors: [] };
  const check = placement.checks.find((one) => one.id === checkId && isStanding(one));
  if (act === 'correct' && !check && !refused) return redirect(paths.placement(placement.id));
  const name = `${placement.personName.given} ${placement.personName.family}`;
  const title = t[act === 'visit' ? 'planVisit' : act][lang];
  return {
    kind: 'page',
    title: `${title} · ${name}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice:
      refused && (refused.errors ?? []).length === 0
        ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
        : undefined,
    body: (
      <>
        <h1>{title}</h1>
        <p>
          <AsWritten text={name} lang={lang} /> ·{' '}
          <a href={paths.placement(placement.id)}>
            <WorkName of={placement} vocabulary={vocabulary} lang={lang} />
          </a>
        </p>
        <ErrorSummary state={state} lang={lang} labels={workLabels(lang)} />
        {act === 'correct' && check ? (
          <section class="card">
            <p>
              <CheckWords check={check} lang={lang} />
            </p>
            <p class="quiet">{t.correctLead[lang]}</p>
          </section>
        ) : null}
        <form method="post" action={paths.placementAct(placement.id, act)} class="card stack">
          <input type="hidden" name="revision" value={String(placement.revision)} />
          {act === 'correct' ? <input type="hidden" name="checkId" value={checkId} /> : null}
          <Fields act={act} state={state} lang={lang} />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.save[lang]}
            </button>
            <a class="button" href={paths.placement(placement.id)}>
              {t.backToWork[lang]}
            </a>
          </p>
        </form>
        {act === 'correct' ? (
          <form method="post" action={paths.placementAct(placement.id, act)} class="card">
            <input type="hidden" name="checkId" value={checkId} />
            <input type="hidden" name="void" value="1" />
            <p class="quiet">{t.voidNote[lang]}</p>
            <button class="button" type="submit">
              {t.voidIt[lang]}
            </button>
          </form>
        ) : null}
      </>
    ),
  };
}

function Fields({ act, state, lang }: { act: Act; state: FormState; lang: Lang }): JSX.Element {
  const day = (name: 'plannedOn' | 'checkedOn') => (
    <TextField
      state={state}
      lang={lang}
      name={name}
      label={t[name][lang]}
      hint={t.dateHint[lang]}
      ltr
      required
    />
  );
  switch (act) {
    case 'check':
    case 'correct':
      return <CheckFields state={state} lang={lang} day={day('checkedOn')} />;
    case 'end':
      return (
        <>
          <p class="quiet">{t.mistakeHint[lang]}</p>
          <div class="grid">
            <EndFields state={state} lang={lang} required />
          </div>
        </>
      );
    case 'edit':
      return (
        <>
          <StartFields state={state} lang={lang} />
          <TextField
            state={state}
            lang={lang}
            name="iscoCode"
            label={t.occupation[lang]}
            pick="occupation"
            withCode
          />
        </>
      );
    case 'visit':
      return day('plannedOn');
  }
}

function CheckFields({ state, lang, day }: { state: FormState; lang: Lang; day: JSX.Element }) {
  return (
    <>
      <RadiosField
        state={state}
        lang={lang}
        name="result"
        label={t.result[lang]}
        choices={choicesOf(results, checkResultNames, lang)}
      />
      {day}
      <EvidenceField state={state} lang={lang} />
      <fieldset>
        <legend>{t.ifTold[lang]}</legend>
        <div class="grid">
          <AmountFields state={state} lang={lang} />
        </div>
      </fieldset>
      <fieldset>
        <legend>{t.ifEnded[lang]}</legend>
        <div class="grid">
          <EndFields state={state} lang={lang} />
        </div>
      </fieldset>
    </>
  );
}

/** What a form shows before anything was written: today, a call, and of a correction what it corrects. */
function presetOf(
  { placement, today, vocabulary }: OpenPlacement,
  act: Act,
  checkId: string,
  lang: Lang,
): Record<string, readonly string[]> {
  const day = (date: LocalDate | null) => (date === null ? [] : [dayField(date, lang)]);
  const number = (n: number | null) =>
    n === null ? [] : [lang === 'fa' ? toPersianDigits(String(n)) : String(n)];
  switch (act) {
    case 'check':
      return { checkedOn: day(today), evidence: ['call'] };
    case 'correct': {
      const check = placement.checks.find(({ id }) => id === checkId);
      if (!check) return {};
      return {
        checkedOn: day(check.checkedOn),
        result: [check.result],
        evidence: [check.evidence ?? 'call'],
        weeklyHours: number(check.weeklyHours),
        monthlyIncomeRial: number(check.monthlyIncomeRial),
        ...(check.result === 'ended'
          ? { endedOn: day(placement.endedOn), endReason: placement.endReason ? [placement.endReason] : [] }
          : {}),
      };
    }
    case 'end':
      return { endedOn: day(today) };
    case 'edit':
      return {
        startedOn: day(placement.startedOn),
        expectedEndOn: day(placement.expectedEndOn),
        weeklyHours: number(placement.weeklyHours),
        monthlyIncomeRial: number(placement.monthlyIncomeRial),
        evidence: [placement.evidence],
        iscoCode:
          placement.iscoCode === null
            ? []
            : [`${placement.iscoCode} ${vocabulary.label('occupations', placement.iscoCode, lang)}`],
      };
    case 'visit':
      return { plannedOn: day(today) };
  }
}
