import { tehranToday } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
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
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import {
  asFormErrors,
  CauseFields,
  causeLabels,
  dayText,
  wholeField,
  wordsIn,
} from './cause-form.officer.tsx';
import { causePageText as t } from './cause-page.text.ts';
import { type CauseRecord, isOpenOn } from './cause-record.rules.ts';
import { publishCause } from './publish-cause.ts';
import { viewCauseChoices, viewOwnCauses } from './view-causes.ts';

/** An organisation's causes, and publishing one. */
export const staffCausesRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.staffCauses, handle: listPage },
  { method: 'get', path: paths.newCause, handle: (request) => newPage(request) },
  { method: 'post', path: paths.newCause, handle: publish },
];

/** How a cause stands: a word, and how loud. */
export function causeState(cause: CauseRecord, deps: StaffPageRequest['deps']): keyof typeof t.states {
  if (cause.closedAt !== null) return 'closed';
  if (cause.hidden) return 'hidden';
  return isOpenOn(cause, tehranToday(deps.now())) ? 'open' : 'over';
}

export function StateChip({ state, lang }: { state: keyof typeof t.states; lang: Lang }) {
  const tone = state === 'open' ? 'chip' : state === 'hidden' ? 'chip wait' : 'chip plain';
  return <span class={tone}>{t.states[state][lang]}</span>;
}

export function slotsText(cause: CauseRecord, lang: Lang): string {
  const n = (value: number) => formatNumber(value, lang);
  return t.slotsWords(n(cause.openSlots), n(cause.allocatedSlots), n(cause.slots))[lang];
}

async function listPage({ deps, actor, lang }: StaffPageRequest): Promise<PageReply> {
  const found = await viewOwnCauses(deps, actor);
  if (!found.ok) return problemPage(found.problem);
  const causes = found.value;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <GivingNav at="causes" actor={actor} lang={lang} />
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            <p class="quiet">{t.lead[lang]}</p>
          </div>
          <a class="button primary" href={paths.newCause}>
            {t.add[lang]}
          </a>
        </div>
        {causes.length === 0 ? (
          <p class="card empty">{t.none[lang]}</p>
        ) : (
          <section class="card roomy">
            <table class="cards">
              <thead>
                <tr>
                  <th scope="col">{t.columns.title[lang]}</th>
                  <th scope="col">{t.columns.slots[lang]}</th>
                  <th scope="col">{t.columns.state[lang]}</th>
                </tr>
              </thead>
              <tbody>
                {causes.map((cause) => (
                  <tr>
                    <td class="main">
                      <a href={paths.staffCause(cause.id)}>
                        <AsWritten text={titleIn(cause.title, lang)} lang={lang} />
                      </a>
                    </td>
                    <td data-label={t.columns.slots[lang]}>{slotsText(cause, lang)}</td>
                    <td data-label={t.columns.state[lang]}>
                      <StateChip state={causeState(cause, deps)} lang={lang} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </>
    ),
  };
}

async function publish(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const made = await publishCause(deps, actor, {
    opportunityId: field(form, 'opportunityId'),
    slots: wholeField(form, 'slots') ?? 1,
    ...wordsIn(form),
  });
  if (made.ok) return redirect(`${paths.staffCause(made.value.id)}?done=new`);
  const { kind } = made.problem;
  return kind === 'invalid' || kind === 'conflict'
    ? await newPage(request, made.problem)
    : problemPage(made.problem);
}

async function newPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, form } = request;
  const choices = await viewCauseChoices(deps, actor);
  if (!choices.ok) return problemPage(choices.problem);
  const { kits, campaigns } = choices.value;
  const state: FormState = refused
    ? { values: form, errors: asFormErrors(refused.errors ?? []) }
    : { values: { slots: ['1'], verifiedOn: [dayText(tehranToday(deps.now()), lang)] }, errors: [] };
  const common = { state, lang };
  return {
    kind: 'page',
    title: t.add[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    ...(refused?.detail ? { notice: { tone: 'bad', text: refused.detail[lang] } } : {}),
    body: (
      <>
        <GivingNav at="causes" actor={actor} lang={lang} />
        <section class="card narrow">
          <h1>{t.add[lang]}</h1>
          {kits.length === 0 ? (
            <>
              <p>{t.noKits[lang]}</p>
              <p>
                <a class="button" href={`${paths.opportunities}?kind=kit`}>
                  {t.toKits[lang]}
                </a>
              </p>
            </>
          ) : (
            <>
              <p class="quiet">{t.widened[lang]}</p>
              <ErrorSummary state={state} lang={lang} labels={causeLabels(lang)} />
              <form method="post" action={paths.newCause} class="stack">
                <SelectField
                  {...common}
                  name="opportunityId"
                  label={t.fields.opportunityId[lang]}
                  required
                  empty={formText.choose[lang]}
                  choices={kits.map(({ id, title }) => ({ value: id, label: titleIn(title, lang) }))}
                />
                <TextField {...common} name="slots" label={t.fields.slots[lang]} numeric required />
                <CauseFields {...common} campaigns={campaigns} isNew />
                <p class="actions">
                  <button class="button primary" type="submit">
                    {t.publish[lang]}
                  </button>
                  <a href={paths.staffCauses}>{formText.cancel[lang]}</a>
                </p>
              </form>
            </>
          )}
        </section>
      </>
    ),
  };
}
