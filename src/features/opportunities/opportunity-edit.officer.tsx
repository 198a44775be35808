import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
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
import { mergeForm, readOriginals } from '../records/form-merge.rules.ts';
import type { SkillsFormState } from '../skills/skills-box.officer.tsx';
import { nearNames, skillsAskedInForm } from '../skills/skills-in-form.ts';
import { editOpportunity } from './edit-opportunity.ts';
import { labelsOf, OpportunityForm } from './opportunity-form.officer.tsx';
import { readOpportunityForm } from './opportunity-form.rules.ts';
import { fieldLabels, opportunityFormText as t } from './opportunity-form.text.ts';
import { formErrors } from './opportunity-form-errors.ts';
import { patchOf } from './opportunity-form-patch.rules.ts';
import { formOfRecord } from './opportunity-form-show.rules.ts';
import { type TakenOpportunity, takeOpportunity } from './take-opportunity.ts';

/** The same form over what is on record. A stale edit keeps what was typed and shows what differs. */
export const opportunityEditRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.opportunityEdit(':id'), handle: (request) => editPage(request) },
  { method: 'post', path: paths.opportunityEdit(':id'), handle: save },
];

async function save(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form, lang } = request;
  const id = params.id ?? '';
  const taken = await takeOpportunity(deps, actor, id);
  if (!taken.ok) return problemPage(taken.problem);
  const { opportunity, vocabulary } = taken.value;
  const asked = await skillsAskedInForm(deps, actor, form, { lang, cell: 'skillId' });
  if (!asked.ok) return problemPage(asked.problem);
  if (asked.value)
    return await editPage(
      request,
      { errors: [], ...asked.value },
      { revision: field(form, 'revision'), originals: readOriginals(field(form, 'originals')) },
    );
  const { values, revision, conflicts } = mine(form, taken.value, lang);
  if (conflicts.length > 0)
    return await editPage(request, { values, errors: [] }, { stale: true, conflicts });
  const read = readOpportunityForm(vocabulary, opportunity.facts.kind, values);
  let refused: Problem | undefined;
  if (read.faults.length === 0) {
    const patch = patchOf(opportunity, read.body, vocabulary);
    const edited = await editOpportunity(deps, actor, id, revision, patch);
    if (edited.ok) return redirect(`${paths.opportunity(id)}?saved=1`);
    refused = edited.problem;
    if (refused.kind === 'stale') return await editPage(request, { values, errors: [] }, { stale: true });
    if (refused.kind !== 'invalid') return problemPage(refused);
  }
  const errors = formErrors(read, vocabulary, refused);
  const near = await nearNames(deps, lang, values, errors);
  return await editPage(request, { values, errors, near }, { revision });
}

/**
 * What this officer changed, on top of what is on record now, with the revision to save it from; `conflicts` are fields
 * that somebody else changed too. A form that carries no originals is taken whole, from the revision it names.
 */
function mine(form: FormState['values'], { opportunity, vocabulary }: TakenOpportunity, lang: Lang) {
  const originals = readOriginals(field(form, 'originals'));
  const { originals: _, ...typed } = form;
  const read = field(form, 'revision');
  if (!originals) return { values: typed, revision: read, conflicts: [] };
  const now = formOfRecord(opportunity, { vocabulary, lang });
  const { values, conflicts } = mergeForm({ originals, typed, now }, unitOf);
  const revision = String(opportunity.revision);
  // Nobody else wrote: what differs then is the language the form was loaded in.
  // Of what the form does not show nothing can be asked.
  const labels = labelsOf({ values, errors: [] }, lang);
  const shown = conflicts.filter((name) => name in labels);
  return { values, revision, conflicts: read === revision ? [] : shown };
}

/** Fields that are one answer: rows of a list, and all that says where. */
function unitOf(name: string): string {
  if (['province', 'county', 'nationwide', 'near'].includes(name)) return 'place';
  return name.replace(/\.\d+\..*$/, '');
}

interface After {
  readonly stale?: boolean;
  readonly conflicts?: readonly string[];
  /** The revision that a refused save was made from. */
  readonly revision?: string;
  /** What the form was loaded with, where it is only shown again. */
  readonly originals?: FormState['values'] | undefined;
}

async function editPage(
  request: StaffPageRequest,
  typed?: SkillsFormState,
  after: After = {},
): Promise<PageReply> {
  const { deps, actor, lang, params } = request;
  const { stale, conflicts } = after;
  const id = params.id ?? '';
  const taken = await takeOpportunity(deps, actor, id);
  if (!taken.ok) return problemPage(taken.problem);
  const { opportunity, vocabulary } = taken.value;
  const { kind } = opportunity.facts;
  const recorded = formOfRecord(opportunity, { vocabulary, lang });
  const title = titleIn(opportunity.title, lang);
  const state = typed ?? { values: recorded, errors: [] };
  // After a stale save the differences are on the page, so saving again is on the revision that is now seen.
  const revision = after.revision === undefined ? opportunity.revision : Number(after.revision);
  return {
    kind: 'page',
    title: `${t.editTitle[lang]}: ${title}`,
    status: stale ? problemStatus.stale : typed && typed.errors.length > 0 ? problemStatus.invalid : 200,
    body: (
      <>
        <h1>
          {t.editTitle[lang]}:{' '}
          <a href={paths.opportunity(id)}>
            <AsWritten text={title} lang={lang} />
          </a>
        </h1>
        {stale ? <Differences typed={state} recorded={recorded} lang={lang} conflicts={conflicts} /> : null}
        <OpportunityForm
          lang={lang}
          vocabulary={vocabulary}
          kind={kind}
          state={state}
          action={paths.opportunityEdit(id)}
          submit={t.saveEdit}
          cancel={paths.opportunity(id)}
          revision={revision}
          originals={after.originals ?? recorded}
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
  conflicts,
}: {
  typed: FormState;
  recorded: FormState['values'];
  lang: Lang;
  conflicts?: readonly string[] | undefined;
}) {
  const labels = labelsOf({ values: { ...recorded, ...typed.values }, errors: [] }, lang);
  const said = (values: readonly string[] | undefined) => (values ?? []).filter(Boolean).join(', ');
  const different = Object.keys(labels).filter((name) => {
    // Selects of empty rows, and terms of other kinds, say nothing.
    const isShown =
      name in fieldLabels ||
      said(typed.values[name.replace(/\.[^.]+$/, '.skillId')]) !== '' ||
      name in recorded;
    if (conflicts && !conflicts.includes(name)) return false;
    return isShown && said(typed.values[name]) !== said(recorded[name]);
  });
  return (
    <section class="errors" role="alert" id="stale">
      <h2>{t.staleTitle[lang]}</h2>
      <p>{different.length > 0 ? (conflicts ? t.staleBoth : t.staleLead)[lang] : t.staleSame[lang]}</p>
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
