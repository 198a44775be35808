import { emptyForm } from '../../web/form.tsx';
import type { PageReply, StaffPageRequest, StaffPageRoute } from '../../web/http.ts';
import { field, problemPage, redirect } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import type { SkillsFormState } from '../skills/skills-box.officer.tsx';
import { nearNames, skillsAskedInForm } from '../skills/skills-in-form.ts';
import { findNamesakes } from './find-namesakes.ts';
import { openPersonForm } from './open-person-form.ts';
import { formErrors, HeldNotice, PersonForm } from './person-form.officer.tsx';
import { readPersonForm } from './person-form.rules.ts';
import { personFormText as t } from './person-form.text.ts';
import type { LikePerson } from './person-likeness.rules.ts';
import { Namesakes } from './person-register-likely.officer.tsx';
import { registerPerson } from './register-person.ts';

/** Registering one person: the interview's form. Before `/officer/people/:id`, which would take the word for an id. */
export const personRegisterRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/people/new', handle: newPage },
  { method: 'post', path: '/officer/people/new', handle: register },
];

/** Links shown to likely doubles; the rest is found by searching the name. */
const mostLikely = 5;

async function newPage(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, query } = request;
  const opened = await openPersonForm(deps, actor);
  if (!opened.ok) return problemPage(opened.problem);
  const { vocabulary, province } = opened.value;
  const kind =
    actor.organisationKind === 'association'
      ? 'family'
      : actor.organisationKind === 'care-centre'
        ? 'released'
        : '';
  return await page(request, {
    ...emptyForm,
    values: {
      nationalId: [query.nationalId ?? ''],
      kind: [kind],
      province: [province === null ? '' : vocabulary.label('provinces', province, lang)],
    },
  });
}

async function register(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, lang, form } = request;
  const opened = await openPersonForm(deps, actor);
  if (!opened.ok) return problemPage(opened.problem);
  const asked = await skillsAskedInForm(deps, actor, form, { lang, cell: 'name' });
  if (!asked.ok) return problemPage(asked.problem);
  if (asked.value) return await page(request, { errors: [], ...asked.value });
  const reading = readPersonForm(opened.value.vocabulary, form);
  const seen = field(form, 'namesakesSeen').split(',');
  const namesakes = await findNamesakes(deps, actor, reading.body);
  if (!namesakes.ok) return problemPage(namesakes.problem);
  // Looked at once and then said to be somebody else: only who has come since is shown again.
  if (namesakes.value.some(({ id }) => !seen.includes(id)))
    return await page(
      request,
      { values: form, errors: [] },
      { status: problemStatus.conflict, namesakes: namesakes.value },
    );
  const made = await registerPerson(deps, actor, reading.body);
  if (made.ok) {
    const unseen = made.value.possibleDuplicates.filter(({ id }) => !seen.includes(id));
    const likely = unseen.slice(0, mostLikely).map(({ id }) => id);
    return redirect(
      `${paths.person(made.value.id)}?saved=new${likely.length > 0 ? `&likely=${likely.join(',')}` : ''}`,
    );
  }
  const { problem } = made;
  const state = { values: form, errors: formErrors(reading, problem.errors ?? []) };
  if (problem.kind === 'conflict') {
    const held = { path: 'nationalId', code: 'conflict', message: problem.detail ?? t.likelyTitle };
    return await page(
      request,
      { ...state, errors: [held] },
      { status: problemStatus.conflict, heldBy: problem.extra?.personId },
    );
  }
  if (problem.kind !== 'invalid') return problemPage(problem);
  const near = await nearNames(deps, lang, form, state.errors);
  return await page(request, { ...state, near }, { status: problemStatus.invalid });
}

async function page(
  { deps, actor, lang, form }: StaffPageRequest,
  state: SkillsFormState,
  at: { status?: number; heldBy?: unknown; namesakes?: readonly LikePerson[] } = {},
): Promise<PageReply> {
  const opened = await openPersonForm(deps, actor);
  if (!opened.ok) return problemPage(opened.problem);
  const typed = field(form, 'nationalId');
  return {
    kind: 'page',
    title: t.newTitle[lang],
    status: at.status,
    body: (
      <>
        <h1>{t.newTitle[lang]}</h1>
        <PersonForm
          state={state}
          lang={lang}
          vocabulary={opened.value.vocabulary}
          action={paths.newPerson}
          notice={
            at.namesakes ? (
              <Namesakes found={at.namesakes} lang={lang} words={t.namesakesFirst[lang]} />
            ) : (
              <HeldNotice personId={at.heldBy} lang={lang} />
            )
          }
          hidden={{
            namesakesSeen: (at.namesakes ?? []).map(({ id }) => id).join(',') || field(form, 'namesakesSeen'),
          }}
          submit={at.namesakes ? t.registerAnother[lang] : t.register[lang]}
          cancel={typed === '' ? paths.people : `${paths.people}?q=${encodeURIComponent(typed)}`}
        />
      </>
    ),
  };
}
