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
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillsFormState } from '../skills/skills-box.officer.tsx';
import { nearNames, skillsAskedInForm } from '../skills/skills-in-form.ts';
import { type OpportunityKind, opportunityKinds } from './opportunity-facts.rules.ts';
import { OpportunityForm } from './opportunity-form.officer.tsx';
import { readOpportunityForm } from './opportunity-form.rules.ts';
import { opportunityFormText as t } from './opportunity-form.text.ts';
import { formErrors } from './opportunity-form-errors.ts';
import { emptyOpportunityForm, formOfTemplate, templatesOf } from './opportunity-form-show.rules.ts';
import { kindNames } from './opportunity-words.text.ts';
import { type PreparedOpportunity, prepareOpportunity } from './prepare-opportunity.ts';
import { publishOpportunity } from './publish-opportunity.ts';

/** A new opportunity: the kind first, then one form, which may start from an entry of the catalogue. */
export const opportunityPublishRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.newOpportunity, handle: newPage },
  { method: 'post', path: paths.newOpportunity, handle: publish },
];

const kindOf = (text: string | undefined) => opportunityKinds.find((kind) => kind === text);

async function newPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const prepared = await prepareOpportunity(deps, actor);
  if (!prepared.ok) return problemPage(prepared.problem);
  const kind = kindOf(query.kind);
  if (kind === undefined)
    return { kind: 'page', title: t.chooseKind[lang], body: <KindChoice lang={lang} /> };
  const { vocabulary, today, province } = prepared.value;
  const catalogue = templatesOf[kind];
  const template = catalogue && query.from ? vocabulary.item(catalogue, query.from) : undefined;
  const values = {
    ...emptyOpportunityForm(today, lang),
    ...(province === null ? {} : { province: [vocabulary.label('provinces', province, lang)] }),
    ...(template ? formOfTemplate(kind, template, { vocabulary, lang }) : {}),
  };
  return formPage({
    prepared: prepared.value,
    kind,
    lang,
    state: { values, errors: [] },
    from: template?.code ?? '',
  });
}

async function publish({ deps, actor, lang, form }: StaffPageRequest): Promise<PageReply> {
  const prepared = await prepareOpportunity(deps, actor);
  if (!prepared.ok) return problemPage(prepared.problem);
  const kind = kindOf(field(form, 'kind'));
  if (kind === undefined) return redirect(paths.newOpportunity);
  const asked = await skillsAskedInForm(deps, actor, form, { lang, cell: 'skillId' });
  if (!asked.ok) return problemPage(asked.problem);
  if (asked.value)
    return formPage({ prepared: prepared.value, kind, lang, state: { errors: [], ...asked.value } });
  const { vocabulary } = prepared.value;
  const read = readOpportunityForm(vocabulary, kind, withoutPrefill(form, prepared.value));
  let refused: Problem | undefined;
  if (read.faults.length === 0) {
    const published = await publishOpportunity(deps, actor, read.body);
    if (published.ok) return redirect(`${paths.opportunity(published.value.id)}?saved=1`);
    refused = published.problem;
    if (refused.kind !== 'invalid') return problemPage(refused);
  }
  const errors = formErrors(read, vocabulary, refused);
  return formPage({
    prepared: prepared.value,
    kind,
    lang,
    state: { values: form, errors, near: await nearNames(deps, lang, form, errors) },
    status: problemStatus.invalid,
  });
}

/** The province that the form came with does not stand against "nationwide", where nobody named a county. */
function withoutPrefill(form: FormState['values'], { vocabulary, province }: PreparedOpportunity) {
  const isPrefilled = vocabulary.find('provinces', field(form, 'province'))?.code === province;
  return field(form, 'nationwide') !== '' && field(form, 'county') === '' && isPrefilled
    ? { ...form, province: [''] }
    : form;
}

function formPage(props: {
  prepared: PreparedOpportunity;
  kind: OpportunityKind;
  lang: Lang;
  state: SkillsFormState;
  from?: string;
  status?: number;
}): PageReply {
  const { prepared, kind, lang, state, from, status } = props;
  const { vocabulary } = prepared;
  return {
    kind: 'page',
    title: t.newTitle[kind][lang],
    status: status ?? 200,
    body: (
      <>
        <h1>{t.newTitle[kind][lang]}</h1>
        {from === undefined ? null : (
          <TemplateChoice vocabulary={vocabulary} kind={kind} lang={lang} from={from} />
        )}
        <OpportunityForm
          lang={lang}
          vocabulary={vocabulary}
          kind={kind}
          state={state}
          action={paths.newOpportunity}
          submit={t.publish}
          cancel={paths.opportunities}
        />
      </>
    ),
  };
}

function KindChoice({ lang }: { lang: Lang }) {
  return (
    <>
      <h1>{t.chooseKind[lang]}</h1>
      <ul class="tiles choices">
        {opportunityKinds.map((kind) => (
          <li class="tile">
            <a href={`${paths.newOpportunity}?kind=${kind}`}>
              <strong>{kindNames[kind][lang]}</strong>
              <span class="quiet">{t.kindLead[kind][lang]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function TemplateChoice(props: { vocabulary: Vocabulary; kind: OpportunityKind; lang: Lang; from: string }) {
  const { vocabulary, kind, lang, from } = props;
  const catalogue = templatesOf[kind];
  if (!catalogue) return null;
  return (
    <form method="get" action={paths.newOpportunity} class="card search">
      <input type="hidden" name="kind" value={kind} />
      <label class="field">
        <span>{t.template[lang]}</span>
        <span class="hint">{t.templateHint[lang]}</span>
        <select name="from">
          <option value="">—</option>
          {vocabulary.items(catalogue).map((one) => (
            <option value={one.code} selected={one.code === from}>
              {one[lang]}
            </option>
          ))}
        </select>
      </label>
      <button class="button" type="submit">
        {t.fill[lang]}
      </button>
    </form>
  );
}
