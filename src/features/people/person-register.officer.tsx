import type { Lang } from '../../kernel/text.ts';
import { emptyForm, type FormState, textIn } from '../../web/form.tsx';
import type { PageReply, StaffPageRequest, StaffPageRoute } from '../../web/http.ts';
import { field, problemPage, redirect } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { answerAsk } from '../asks/answer-ask.ts';
import type { AskView } from '../asks/ask-view.rules.ts';
import { viewAsk } from '../asks/view-ask.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
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
  const asked = query.ask === undefined ? undefined : await viewAsk(deps, actor, query.ask);
  if (asked && !asked.ok) return problemPage(asked.problem);
  return await page(request, {
    ...emptyForm,
    values: {
      nationalId: [query.nationalId ?? ''],
      kind: [kind],
      province: [province === null ? '' : vocabulary.label('provinces', province, lang)],
      ...(asked ? saidBy(asked.value, vocabulary, lang) : {}),
    },
  });
}

/** What whoever asked has said already; the officer divides the name where the guess is wrong. */
function saidBy(ask: AskView, vocabulary: Vocabulary, lang: Lang): FormState['values'] {
  const [givenName = '', ...family] = ask.name.split(' ');
  const province = vocabulary.county(ask.countyCode)?.province;
  return {
    givenName: [givenName],
    familyName: [family.join(' ')],
    phone: [ask.phone],
    county: [ask.countyLabel[lang]],
    ...(province === undefined ? {} : { province: [vocabulary.label('provinces', province, lang)] }),
    ask: [ask.id],
    askRevision: [String(ask.revision)],
  };
}

/**
 * Answers the ask that led to the file. Should a colleague have answered it meanwhile, that stands; the file does too.
 * @returns where to go on: the ask, from where referring is one step.
 */
async function answered(
  { deps, actor, form }: StaffPageRequest,
  personId: string,
): Promise<string | undefined> {
  const id = field(form, 'ask');
  if (id === '') return undefined;
  const said = { outcome: 'registered', personId };
  const done = await answerAsk(deps, actor, id, said, field(form, 'askRevision') || undefined);
  return done.ok ? `${paths.ask(id)}?saved=new` : undefined;
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
    const onward = await answered(request, made.value.id);
    // Somebody alike comes first: that must be looked at before anything else is done with the file.
    if (onward !== undefined && likely.length === 0) return redirect(onward);
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
  const ask = textIn(state, 'ask');
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
            ask,
            askRevision: textIn(state, 'askRevision'),
          }}
          submit={at.namesakes ? t.registerAnother[lang] : t.register[lang]}
          cancel={
            ask !== ''
              ? paths.ask(ask)
              : typed === ''
                ? paths.people
                : `${paths.people}?q=${encodeURIComponent(typed)}`
          }
        />
      </>
    ),
  };
}
