import { tehranToday } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/problem.ts';
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
import { viewPerson } from '../people/view-person.ts';
import { awardKinds } from '../placements/placement.rules.ts';
import { awardKindNames } from './award.text.ts';
import { awardChoices } from './award-choices.ts';
import {
  AwardFields,
  amountField,
  awardLabels,
  blankIsNull,
  dayText,
  WorkField,
} from './award-form.officer.tsx';
import { awardPageText as t } from './award-page.text.ts';
import { recordAward } from './record-award.ts';
import { worksForAward } from './view-award.ts';

/** A kit or a loan of one person's household, recorded by hand. */
export const awardNewRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/awards/new', handle: (request) => newPage(request) },
  { method: 'post', path: '/officer/awards/new', handle: add },
];

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const added = await recordAward(deps, actor, {
    personId: field(form, 'personId'),
    kind: field(form, 'kind'),
    opportunityId: blankIsNull(form, 'opportunityId'),
    amountRial: amountField(form, 'amountRial'),
    benefactorRial: amountField(form, 'benefactorRial'),
    approvedOn: field(form, 'approvedOn'),
    fundedOn: blankIsNull(form, 'fundedOn'),
    deliveredOn: blankIsNull(form, 'deliveredOn'),
    placementId: blankIsNull(form, 'placementId'),
  });
  if (added.ok) return redirect(`${paths.award(added.value.id)}?done=new`);
  return added.problem.kind === 'invalid'
    ? await newPage(request, added.problem)
    : problemPage(added.problem);
}

async function newPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, query, form } = request;
  const sources = await awardChoices(deps, actor);
  if (!sources.ok) return problemPage(sources.problem);
  const personId = field(form, 'personId') || (query.personId ?? '');
  if (personId === '')
    return {
      kind: 'page',
      title: t.add[lang],
      body: (
        <section class="card narrow">
          <h1>{t.add[lang]}</h1>
          <p>{t.chooseFirst[lang]}</p>
          <p class="actions">
            <a class="button primary" href={paths.people}>
              {t.toPeople[lang]}
            </a>
          </p>
        </section>
      ),
    };
  const found = await viewPerson(deps, actor, personId);
  if (!found.ok) return problemPage(found.problem);
  const works = await worksForAward(deps, actor, personId);
  if (!works.ok) return problemPage(works.problem);
  const person = found.value;
  const name = `${person.givenName} ${person.familyName}`;
  const state: FormState = refused
    ? { values: form, errors: refused.errors ?? [] }
    : { values: { approvedOn: [dayText(tehranToday(deps.now()), lang)] }, errors: [] };
  return {
    kind: 'page',
    title: `${t.add[lang]} · ${name}`,
    status: refused ? problemStatus[refused.kind] : 200,
    body: (
      <section class="card narrow">
        <h1>{t.add[lang]}</h1>
        <p>
          <a href={paths.person(personId)}>
            <AsWritten text={name} lang={lang} />
          </a>
        </p>
        <ErrorSummary state={state} lang={lang} labels={awardLabels(lang)} />
        <form method="post" action={paths.newAward} class="stack">
          <input type="hidden" name="personId" value={personId} />
          <SelectField
            state={state}
            lang={lang}
            name="kind"
            label={t.kind[lang]}
            required
            empty={formText.choose[lang]}
            choices={awardKinds.map((one) => ({ value: one, label: awardKindNames[one][lang] }))}
          />
          <AwardFields
            state={state}
            lang={lang}
            opportunities={sources.value.map(({ id, title }) => ({ value: id, label: titleIn(title, lang) }))}
          />
          <TextField
            state={state}
            lang={lang}
            name="deliveredOn"
            label={t.deliveredOn[lang]}
            hint={t.dateHint[lang]}
            ltr
          />
          {works.value.length === 0 ? null : <WorkField state={state} lang={lang} works={works.value} />}
          <p class="actions">
            <button class="button primary" type="submit">
              {t.save[lang]}
            </button>
            <a class="button" href={paths.person(personId)}>
              {formText.cancel[lang]}
            </a>
          </p>
        </form>
      </section>
    ),
  };
}
