import type { Lang } from '../../kernel/text.ts';
import { NameOf } from '../../web/as-written.tsx';
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
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillsFormState } from '../skills/skills-box.officer.tsx';
import { nearNames, skillsAskedInForm } from '../skills/skills-in-form.ts';
import { editPerson } from './edit-person.ts';
import { openPersonForm } from './open-person-form.ts';
import { formErrors, HeldNotice, labelsOf, PersonForm } from './person-form.officer.tsx';
import { readPersonForm } from './person-form.rules.ts';
import { personFormText as t } from './person-form.text.ts';
import { personChoices, wordsOf } from './person-form-choices.officer.tsx';
import { type FormValues, unitOf } from './person-form-fields.rules.ts';
import { formValuesOf } from './person-form-values.rules.ts';
import { personPageText } from './person-page.text.ts';
import type { PersonView } from './person-view.rules.ts';

/** Changing one person, from the revision that was read. */
export const personEditRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/people/:id/edit', handle: editPage },
  { method: 'post', path: '/officer/people/:id/edit', handle: edit },
];

interface Opened {
  readonly vocabulary: Vocabulary;
  readonly person: PersonView;
}

async function editPage({ deps, actor, lang, params }: StaffPageRequest): Promise<PageReply> {
  const opened = await openPersonForm(deps, actor, params.id ?? '');
  if (!opened.ok) return problemPage(opened.problem);
  const { vocabulary, person } = opened.value;
  if (!person) throw new Error('opened without the person');
  return page({ vocabulary, person }, lang, { values: formValuesOf(person, vocabulary, lang), errors: [] });
}

async function edit({ deps, actor, lang, params, form }: StaffPageRequest): Promise<PageReply> {
  const id = params.id ?? '';
  const opened = await openPersonForm(deps, actor, id);
  if (!opened.ok) return problemPage(opened.problem);
  const { vocabulary, person } = opened.value;
  if (!person) throw new Error('opened without the person');
  const asked = await skillsAskedInForm(deps, actor, form, { lang, cell: 'name' });
  if (!asked.ok) return problemPage(asked.problem);
  if (asked.value)
    return page(
      { vocabulary, person },
      lang,
      { errors: [], ...asked.value },
      { revision: Number(field(form, 'revision')), originals: readOriginals(field(form, 'originals')) },
    );
  const { values, read, conflicts } = mine(form, person, vocabulary, lang);
  if (conflicts.length > 0)
    return page(
      { vocabulary, person },
      lang,
      { values, errors: [] },
      { status: problemStatus.stale, isStale: true, conflicts },
    );
  const reading = readPersonForm(vocabulary, values, person);
  const changed = await editPerson(deps, actor, id, reading.body, read);
  if (changed.ok) return redirect(`${paths.person(id)}?saved=1`);
  const { problem } = changed;
  const state = { values, errors: formErrors(reading, problem.errors ?? []) };
  switch (problem.kind) {
    case 'invalid':
      return page(
        { vocabulary, person },
        lang,
        { ...state, near: await nearNames(deps, lang, values, state.errors) },
        { status: problemStatus.invalid, revision: read },
      );
    case 'conflict': {
      const held = { path: 'nationalId', code: 'conflict', message: problem.detail ?? t.likelyTitle };
      return page(
        { vocabulary, person },
        lang,
        { ...state, errors: [held] },
        {
          status: problemStatus.conflict,
          revision: read,
          heldBy: problem.extra?.personId,
        },
      );
    }
    case 'stale':
      return page({ vocabulary, person }, lang, state, { status: problemStatus.stale, isStale: true });
    default:
      return problemPage(problem);
  }
}

/**
 * What this officer changed, on top of what is recorded now, with the revision to save it from; `conflicts` are fields
 * that somebody else changed too. A form that carries no originals is taken whole, from the revision it names.
 */
function mine(form: FormValues, person: PersonView, vocabulary: Vocabulary, lang: Lang) {
  const originals = readOriginals(field(form, 'originals'));
  const { originals: _, revision, ...typed } = form;
  const read = Number(revision?.[0]);
  if (!originals) return { values: typed, read, conflicts: [] };
  const now = formValuesOf(person, vocabulary, lang);
  const merged = mergeForm({ originals, typed, now }, unitOf);
  // Nobody else wrote: what differs then is the language the form was loaded in.
  return { ...merged, read: person.revision, conflicts: read === person.revision ? [] : merged.conflicts };
}

/** After a stale edit the form carries the revision of now, so that saving again is a choice made in sight of the change. */
function page(
  { vocabulary, person }: Opened,
  lang: Lang,
  state: SkillsFormState,
  at: {
    status?: number;
    revision?: number;
    /** What the form was loaded with, where it is only shown again. */
    originals?: FormValues | undefined;
    heldBy?: unknown;
    isStale?: boolean;
    conflicts?: readonly string[];
  } = {},
): PageReply {
  return {
    kind: 'page',
    title: `${t.editTitle[lang]} · ${person.givenName} ${person.familyName}`,
    status: at.status,
    body: (
      <>
        <h1>
          {t.editTitle[lang]}
          {t.colon[lang]}
          <a href={paths.person(person.id)}>
            <NameOf of={person} lang={lang} />
          </a>
        </h1>
        <PersonForm
          state={state}
          lang={lang}
          vocabulary={vocabulary}
          action={paths.personEdit(person.id)}
          person={person}
          revision={at.revision ?? person.revision}
          originals={at.originals ?? formValuesOf(person, vocabulary, lang)}
          notice={
            at.isStale ? (
              <Differences
                person={person}
                vocabulary={vocabulary}
                typed={state.values}
                lang={lang}
                conflicts={at.conflicts}
              />
            ) : (
              <HeldNotice personId={at.heldBy} lang={lang} />
            )
          }
          submit={at.isStale ? t.saveMine[lang] : t.save[lang]}
          cancel={paths.person(person.id)}
        />
      </>
    ),
  };
}

/** What is recorded now beside what was typed, field by field: those that both changed, where that is known. */
function Differences(props: {
  person: PersonView;
  vocabulary: Vocabulary;
  typed: FormValues;
  lang: Lang;
  conflicts?: readonly string[] | undefined;
}) {
  const { person, vocabulary, typed, lang, conflicts } = props;
  const now = formValuesOf(person, vocabulary, lang);
  const choices = personChoices(vocabulary, lang);
  const said = (values: FormValues, name: string) =>
    (values[name] ?? []).map((value) => value.trim()).filter(Boolean);
  const words = (values: FormValues, name: string) =>
    wordsOf(choices, name, said(values, name), personPageText.comma[lang]) || t.blank[lang];
  const labels = labelsOf({ ...now, ...typed }, lang);
  const rows = Object.keys(labels).filter(
    (name) =>
      name !== 'nationalId' &&
      (conflicts === undefined || conflicts.includes(name)) &&
      !isIdleLevel(name, now, typed) &&
      said(now, name).join() !== said(typed, name).join(),
  );
  return (
    <section class="notice wait" role="alert" aria-labelledby="stale">
      <h2 id="stale">{t.staleTitle[lang]}</h2>
      <p>{(conflicts ? t.staleBoth : t.staleLead)[lang]}</p>
      {rows.length === 0 ? (
        <p>{t.staleSame[lang]}</p>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">{t.field[lang]}</th>
              <th scope="col">{t.recordedNow[lang]}</th>
              <th scope="col">{t.yours[lang]}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((name) => (
              <tr>
                <td class="main">{labels[name]}</td>
                <td data-label={t.recordedNow[lang]}>{words(now, name)}</td>
                <td data-label={t.yours[lang]}>{words(typed, name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <a class="button" href={paths.personEdit(person.id)}>
          {t.staleFresh[lang]}
        </a>
      </p>
    </section>
  );
}

/** Every row of skills is sent with a level, named or not. */
function isIdleLevel(name: string, now: FormValues, typed: FormValues): boolean {
  const skill = name.replace(/\.level$/, '.name');
  return skill !== name && !now[skill] && (typed[skill]?.[0] ?? '') === '';
}
