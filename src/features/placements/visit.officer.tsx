import { formatJalali } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/problem.ts';
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
import { PhoneLink } from '../asks/ask-parts.officer.tsx';
import { openVisit } from './open-placement.ts';
import { visitOutcomes } from './placement.rules.ts';
import { visitDoneBody } from './placement-form.rules.ts';
import { visitOutcomeNames } from './placement-words.text.ts';
import { cancelVisit, doVisit } from './visit-placement.ts';
import { AmountFields, EndFields, workLabels } from './work-fields.officer.tsx';
import { workPageText as t } from './work-page.text.ts';
import { choicesOf, dayField, RadiosField, WarningChips, WorkName } from './work-parts.officer.tsx';

/** One visit: why, whom, and what was found. */
export const visitPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/visits/:id', handle: (request) => visitPage(request) },
  { method: 'post', path: '/officer/visits/:id', handle: carryOut },
];

async function carryOut(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const revision = field(form, 'revision') || undefined;
  const done =
    field(form, 'cancel') === '1'
      ? await cancelVisit(deps, actor, id, revision)
      : await doVisit(deps, actor, id, visitDoneBody(form), revision);
  if (done.ok) return redirect(`${paths.placement(done.value.placementId ?? '')}?saved=1`);
  return done.problem.kind === 'not-found'
    ? problemPage(done.problem)
    : await visitPage(request, done.problem);
}

async function visitPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, form } = request;
  const opened = await openVisit(deps, actor, params.id ?? '');
  if (!opened.ok) return problemPage(opened.problem);
  const { placement, visit, vocabulary, today, warnings } = opened.value;
  const state: FormState = refused
    ? { values: form, errors: refused.errors ?? [] }
    : { values: { doneOn: [dayField(today, lang)] }, errors: [] };
  const name = `${placement.personName.given} ${placement.personName.family}`;
  const isOpen = visit.doneOn === null && visit.cancelledAt === null;
  const said = t.plannedFor(formatJalali(visit.plannedOn, lang))[lang];
  return {
    kind: 'page',
    title: `${said} · ${name}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice:
      refused && (refused.errors ?? []).length === 0
        ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
        : undefined,
    body: (
      <>
        <h1>
          <AsWritten text={name} lang={lang} />
        </h1>
        <p>
          {said} ·{' '}
          <a href={paths.placement(placement.id)}>
            <WorkName of={placement} vocabulary={vocabulary} lang={lang} />
          </a>{' '}
          {placement.phone === null ? null : <PhoneLink phone={placement.phone} lang={lang} />}
        </p>
        <WarningChips warnings={warnings} lang={lang} />
        {isOpen ? (
          <>
            <ErrorSummary state={state} lang={lang} labels={workLabels(lang)} />
            <form method="post" action={paths.visit(visit.id)} class="card stack">
              <input type="hidden" name="revision" value={String(visit.revision)} />
              <RadiosField
                state={state}
                lang={lang}
                name="outcome"
                label={t.outcome[lang]}
                choices={choicesOf(visitOutcomes, visitOutcomeNames, lang)}
              />
              <TextField
                state={state}
                lang={lang}
                name="doneOn"
                label={t.doneOn[lang]}
                hint={t.dateHint[lang]}
                ltr
                required
              />
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
              <p class="actions">
                <button class="button primary" type="submit">
                  {t.save[lang]}
                </button>
              </p>
            </form>
            <form method="post" action={paths.visit(visit.id)}>
              <input type="hidden" name="revision" value={String(visit.revision)} />
              <input type="hidden" name="cancel" value="1" />
              <button class="button" type="submit">
                {t.cancelVisit[lang]}
              </button>
            </form>
          </>
        ) : (
          <section class="card">
            <p>
              {visit.doneOn !== null && visit.outcome !== null
                ? `${t.madeOn(formatJalali(visit.doneOn, lang))[lang]} · ${visitOutcomeNames[visit.outcome][lang]}`
                : t.cancelled[lang]}
            </p>
          </section>
        )}
      </>
    ),
  };
}
