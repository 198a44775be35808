import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import type { FormState } from '../../web/form.tsx';
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
import { editOpportunity } from './edit-opportunity.ts';
import { labelsOf, OpportunityForm } from './opportunity-form.officer.tsx';
import { readOpportunityForm } from './opportunity-form.rules.ts';
import { fieldLabels, opportunityFormText as t } from './opportunity-form.text.ts';
import { formErrors } from './opportunity-form-errors.ts';
import { patchOf } from './opportunity-form-patch.rules.ts';
import { formOfRecord } from './opportunity-form-show.rules.ts';
import { takeOpportunity } from './take-opportunity.ts';

/** The same form over what is on record. A stale edit keeps what was typed and shows what differs. */
export const opportunityEditRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.opportunityEdit(':id'), handle: (request) => editPage(request) },
  { method: 'post', path: paths.opportunityEdit(':id'), handle: save },
];

async function save(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const taken = await takeOpportunity(deps, actor, id);
  if (!taken.ok) return problemPage(taken.problem);
  const { opportunity, vocabulary } = taken.value;
  const read = readOpportunityForm(vocabulary, opportunity.facts.kind, form);
  let refused: Problem | undefined;
  if (read.faults.length === 0) {
    const patch = patchOf(opportunity, read.body, vocabulary);
    const edited = await editOpportunity(deps, actor, id, field(form, 'revision'), patch);
    if (edited.ok) return redirect(`${paths.opportunity(id)}?saved=1`);
    refused = edited.problem;
    if (refused.kind === 'stale') return await editPage(request, { values: form, errors: [] }, refused);
    if (refused.kind !== 'invalid') return problemPage(refused);
  }
  return await editPage(request, { values: form, errors: formErrors(read, vocabulary, refused) });
}

async function editPage(request: StaffPageRequest, typed?: FormState, stale?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, form } = request;
  const id = params.id ?? '';
  const taken = await takeOpportunity(deps, actor, id);
  if (!taken.ok) return problemPage(taken.problem);
  const { opportunity, vocabulary } = taken.value;
  const { kind } = opportunity.facts;
  const recorded = formOfRecord(opportunity, { vocabulary, lang });
  const title = (lang === 'en' ? opportunity.title.en : null) ?? opportunity.title.fa;
  const state = typed ?? { values: recorded, errors: [] };
  // After a stale save the differences are on the page, so saving again is on the revision that is now seen.
  const revision = typed && !stale ? Number(field(form, 'revision')) : opportunity.revision;
  return {
    kind: 'page',
    title: `${t.editTitle[lang]}: ${title}`,
    status: stale ? problemStatus.stale : typed ? problemStatus.invalid : 200,
    body: (
      <>
        <h1>
          {t.editTitle[lang]}: <a href={paths.opportunity(id)}>{title}</a>
        </h1>
        {stale ? <Differences typed={state} recorded={recorded} lang={lang} /> : null}
        <OpportunityForm
          lang={lang}
          vocabulary={vocabulary}
          kind={kind}
          state={state}
          action={paths.opportunityEdit(id)}
          submit={t.saveEdit}
          cancel={paths.opportunity(id)}
          revision={revision}
        />
      </>
    ),
  };
}

/** What someone else has put on record in the meantime, beside what was typed. */
function Differences({
  typed,
  recorded,
  lang,
}: {
  typed: FormState;
  recorded: FormState['values'];
  lang: Lang;
}) {
  const labels = labelsOf({ values: { ...recorded, ...typed.values }, errors: [] }, lang);
  const said = (values: readonly string[] | undefined) => (values ?? []).filter(Boolean).join(', ');
  const different = Object.keys(labels).filter((name) => {
    // Selects of empty rows, and terms of other kinds, say nothing.
    const isShown =
      name in fieldLabels ||
      said(typed.values[name.replace(/\.[^.]+$/, '.skillId')]) !== '' ||
      name in recorded;
    return isShown && said(typed.values[name]) !== said(recorded[name]);
  });
  return (
    <section class="errors" role="alert" id="stale">
      <h2>{t.staleTitle[lang]}</h2>
      <p>{different.length > 0 ? t.staleLead[lang] : t.staleSame[lang]}</p>
      {different.length > 0 ? (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">{t.field[lang]}</th>
              <th scope="col">{t.onRecord[lang]}</th>
              <th scope="col">{t.yours[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {different.map((name) => (
              <tr>
                <td class="main">{labels[name]}</td>
                <td data-label={t.onRecord[lang]}>
                  <span>{said(recorded[name]) || t.blank[lang]}</span>
                </td>
                <td data-label={t.yours[lang]}>
                  <span>{said(typed.values[name]) || t.blank[lang]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
