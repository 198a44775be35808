import type { Problem } from '../../kernel/problem.ts';
import { NameOf } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, TextField } from '../../web/form.tsx';
import {
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { addFoundPlacement } from './add-placement.ts';
import { openNewWork } from './open-placement.ts';
import type { PlacementOrigin } from './placement.rules.ts';
import { occupationIn, startBody, written } from './placement-form.rules.ts';
import { originNames } from './placement-words.text.ts';
import { StartFields, workLabels } from './work-fields.officer.tsx';
import { workPageText as t } from './work-page.text.ts';
import { choicesOf, dayField, RadiosField } from './work-parts.officer.tsx';

/** Work that no referral here led to: what it is, since when, known by what. */
export const newWorkRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/people/:id/placement', handle: (request) => formPage(request) },
  { method: 'post', path: '/officer/people/:id/placement', handle: add },
];

/** What comes of a referral is written down by moving the referral on. */
const origins = ['own', 'kit', 'loan', 'at-intake'] as const satisfies readonly PlacementOrigin[];

async function add(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const personId = params.id ?? '';
  const opened = await openNewWork(deps, actor, personId);
  if (!opened.ok) return problemPage(opened.problem);
  const added = await addFoundPlacement(deps, actor, {
    personId,
    origin: written(form, 'origin'),
    opportunityId: written(form, 'opportunityId'),
    iscoCode: occupationIn(form, opened.value.vocabulary),
    ...startBody(form, undefined),
  });
  if (added.ok) return redirect(`${paths.placement(added.value.id)}?saved=1`);
  return added.problem.kind === 'not-found'
    ? problemPage(added.problem)
    : await formPage(request, added.problem);
}

async function formPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, form } = request;
  const personId = params.id ?? '';
  const opened = await openNewWork(deps, actor, personId);
  if (!opened.ok) return problemPage(opened.problem);
  const { person, today } = opened.value;
  const state: FormState = refused
    ? { values: form, errors: refused.errors ?? [] }
    : {
        values: { origin: ['own'], startedOn: [dayField(today, lang)], evidence: ['call'] },
        errors: [],
      };
  const standing = refused?.extra?.placementId;
  return {
    kind: 'page',
    title: `${t.addWork[lang]} · ${person.givenName} ${person.familyName}`,
    scripts: ['suggest.js'],
    status: refused ? problemStatus[refused.kind] : 200,
    notice:
      refused && (refused.errors ?? []).length === 0
        ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
        : undefined,
    body: (
      <>
        <h1>{t.addWork[lang]}</h1>
        <p>
          <a href={paths.person(personId)}>
            <NameOf of={person} lang={lang} />
          </a>
        </p>
        {typeof standing === 'string' ? (
          <p>
            <a href={paths.placement(standing)}>{t.open[lang]}</a>
          </p>
        ) : null}
        <ErrorSummary state={state} lang={lang} labels={workLabels(lang)} />
        <form method="post" action={paths.newPlacement(personId)} class="card stack">
          <RadiosField
            state={state}
            lang={lang}
            name="origin"
            label={t.origin[lang]}
            choices={choicesOf(origins, originNames, lang)}
          />
          <p class="quiet">{t.intakeHint[lang]}</p>
          <div class="grid">
            <TextField
              state={state}
              lang={lang}
              name="iscoCode"
              label={t.occupation[lang]}
              pick="occupation"
              withCode
            />
            <TextField
              state={state}
              lang={lang}
              name="opportunityId"
              label={t.opportunity[lang]}
              hint={t.openOpportunityHint[lang]}
              ltr
            />
          </div>
          <StartFields state={state} lang={lang} />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.save[lang]}
            </button>
            <a class="button" href={paths.person(personId)}>
              {formText.cancel[lang]}
            </a>
          </p>
        </form>
      </>
    ),
  };
}
