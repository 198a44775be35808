import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import { fieldError } from '../../platform/parse.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField } from '../../web/form.tsx';
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
import { closeOpportunity } from './close-opportunity.ts';
import { closingReasons } from './opportunity.input.ts';
import { closingReasonNames, closePageText as t } from './opportunity-close.text.ts';
import { choicesOf } from './opportunity-form-parts.officer.tsx';
import { OpportunityLine } from './opportunity-line.officer.tsx';
import { takeOpportunity } from './take-opportunity.ts';

/** Closing is for good, so it is confirmed once, with what it does to others. */
export const opportunityCloseRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.opportunityClose(':id'), handle: (request) => closePage(request) },
  { method: 'post', path: paths.opportunityClose(':id'), handle: close },
];

async function close(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  // The use case takes silence for "other"; a person at a form is asked.
  const reason = field(form, 'reason');
  if (reason === '')
    return await closePage(request, { kind: 'invalid', errors: [fieldError('reason', 'required')] });
  const closed = await closeOpportunity(deps, actor, id, field(form, 'revision') || undefined, { reason });
  if (closed.ok) return redirect(`${paths.opportunity(id)}?closed=1`);
  const { kind } = closed.problem;
  return kind === 'invalid' || kind === 'stale'
    ? await closePage(request, closed.problem)
    : problemPage(closed.problem);
}

async function closePage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, form } = request;
  const id = params.id ?? '';
  const taken = await takeOpportunity(deps, actor, id);
  if (!taken.ok) return problemPage(taken.problem);
  const { opportunity, vocabulary, openReferrals } = taken.value;
  const title = titleIn(opportunity.title, lang);
  const state: FormState = { values: form, errors: refused?.errors ?? [] };
  return {
    kind: 'page',
    title: `${t.title[lang]}: ${title}`,
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail ? { tone: 'bad', text: refused.detail[lang] } : undefined,
    body: (
      <section class="card narrow">
        <h1>{t.title[lang]}</h1>
        <ErrorSummary state={state} lang={lang} labels={{ reason: t.reason[lang] }} />
        <div class="match">
          <a href={paths.opportunity(id)}>
            <AsWritten text={title} lang={lang} />
          </a>
          <OpportunityLine opportunity={opportunity} vocabulary={vocabulary} lang={lang} />
        </div>
        <p>{t.lead[lang]}</p>
        <p class={openReferrals > 0 ? 'notice wait' : 'quiet'}>
          {openReferrals > 0 ? t.withdrawn(formatNumber(openReferrals, lang))[lang] : t.none[lang]}
        </p>
        <form method="post" action={paths.opportunityClose(id)} class="stack">
          <input type="hidden" name="revision" value={String(opportunity.revision)} />
          <SelectField
            state={state}
            lang={lang}
            name="reason"
            label={t.reason[lang]}
            required
            empty={formText.choose[lang]}
            choices={choicesOf(closingReasons, closingReasonNames, lang)}
          />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.confirm[lang]}
            </button>
            <a class="button" href={paths.opportunity(id)}>
              {formText.cancel[lang]}
            </a>
          </p>
        </form>
      </section>
    ),
  };
}
