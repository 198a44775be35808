import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatNumber } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { fieldError } from '../../platform/parse.ts';
import { DefaultSubmit, ErrorSummary, SelectField, TextField, textIn, YesNoField } from '../../web/form.tsx';
import { paths } from '../../web/paths.ts';
import { countyChoices } from '../reference/county-choices.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { SkillsFormState } from '../skills/skills-box.officer.tsx';
import { SuggestScript } from '../skills/suggest-script.officer.tsx';
import type { FormReading } from './person-form.rules.ts';
import { personFormLabels, personRowLabels, personFormText as t } from './person-form.text.ts';
import { personChoices } from './person-form-choices.officer.tsx';
import { type FormValues, formFields, formRows, rowsOf } from './person-form-fields.rules.ts';
import { field, Group, needed, type PersonFormPart, Rows } from './person-form-parts.officer.tsx';
import { ReleasedFields } from './person-form-released.officer.tsx';
import { RoomAndBacking, WhenFields, WishFields } from './person-form-terms.officer.tsx';
import { PaperFields, SkillFields } from './person-form-work.officer.tsx';
import type { PersonView } from './person-view.rules.ts';

interface Props {
  readonly state: SkillsFormState;
  readonly lang: Lang;
  readonly vocabulary: Vocabulary;
  readonly action: string;
  /** The person to change; none when registering. */
  readonly person?: PersonView;
  readonly revision?: number;
  /** What was recorded when the form was loaded, to tell afterwards what was changed in it. */
  readonly originals?: FormValues;
  /** What stands between the heading and the form: what happened, and the way on. */
  readonly notice?: JSX.Element | null;
  /** Further fields that travel with the form. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly cancel: string;
}

/** The form of a person, in the order an interview goes; works without script, and shows again what was typed. */
export function PersonForm({
  state,
  lang,
  vocabulary,
  action,
  person,
  revision,
  originals,
  notice,
  hidden = {},
  submit,
  cancel,
}: Props) {
  const choices = personChoices(vocabulary, lang);
  const part = { state, lang, choices };
  return (
    <>
      <p class="quiet">{t.lead[lang]}</p>
      <ErrorSummary state={state} lang={lang} labels={labelsOf(state.values, lang)} />
      {notice}
      <form method="post" action={action} class="stack" novalidate>
        <DefaultSubmit />
        {revision === undefined ? null : <input type="hidden" name="revision" value={String(revision)} />}
        {originals ? <input type="hidden" name="originals" value={JSON.stringify(originals)} /> : null}
        {Object.entries(hidden).map(([name, value]) =>
          value === '' ? null : <input type="hidden" name={name} value={value} />,
        )}
        <Group title={t.who[lang]}>
          <WhoFields {...part} person={person} />
        </Group>
        <Group title={t.where[lang]}>
          <TextField {...needed(part, 'province')} list="provinces" hint={t.placeHint[lang]} />
          <TextField {...needed(part, 'county')} list="counties" hint={t.placeHint[lang]} />
        </Group>
        <HouseholdFields {...part} />
        <SkillFields {...part} action={action} />
        <PaperFields {...part} />
        <WhenFields {...part} />
        <WishFields {...part} />
        <RoomAndBacking {...part} />
        {person ? (
          <Group title={t.standing[lang]}>
            <SelectField {...field(part, 'status')} choices={choices.status} />
          </Group>
        ) : null}
        <ReleasedFields {...part} />
        <p class="actions">
          <button class="button primary" type="submit">
            {submit}
          </button>
          <a class="button" href={cancel}>
            {t.cancel[lang]}
          </a>
        </p>
        <Lists vocabulary={vocabulary} lang={lang} province={textIn(state, 'province')} />
      </form>
    </>
  );
}

function WhoFields({ person, ...part }: PersonFormPart & { person?: PersonView }) {
  const { lang, choices } = part;
  const id = person ? field(part, 'nationalId') : needed(part, 'nationalId');
  return (
    <>
      <TextField
        {...id}
        ltr
        numeric
        hint={(person ? t.nationalIdKeep(person.maskedNationalId) : t.nationalIdHint)[lang]}
      />
      <SelectField {...needed(part, 'kind')} choices={choices.kind} empty={t.choose[lang]} />
      <TextField {...needed(part, 'givenName')} />
      <TextField {...needed(part, 'familyName')} />
      <TextField {...field(part, 'fatherName')} />
      <SelectField {...needed(part, 'sex')} choices={choices.sex} empty={t.choose[lang]} />
      <TextField {...needed(part, 'birthDate')} ltr hint={t.birthDateHint[lang]} />
      <TextField {...field(part, 'phone')} ltr numeric hint={t.phoneHint[lang]} />
    </>
  );
}

function HouseholdFields(part: PersonFormPart) {
  const { state, lang, choices } = part;
  return (
    <Group title={t.household[lang]}>
      <YesNoField {...field(part, 'household.head')} />
      <TextField {...field(part, 'household.dependants')} ltr numeric />
      <TextField {...field(part, 'household.monthlyIncomeRial')} hint={t.rialHint[lang]} />
      <TextField {...field(part, 'household.prisonerProvince')} list="provinces" />
      <Rows
        {...part}
        list="aid"
        title={personFormLabels['aid.none'][lang]}
        none={t.noAid[lang]}
        open={1}
        more={t.moreRows[lang]}
        row={(name, label) => (
          <>
            <SelectField
              {...{ state, lang }}
              unmarked
              name={name('kind')}
              label={label('kind')}
              choices={choices['aid.kind']}
              empty={t.blank[lang]}
            />
            <TextField {...{ state, lang }} unmarked name={name('givenOn')} label={label('givenOn')} ltr />
          </>
        )}
      />
    </Group>
  );
}

/** The way to the record that holds the same national id already. */
export function HeldNotice({ personId, lang }: { personId: unknown; lang: Lang }) {
  if (typeof personId !== 'string') return null;
  return (
    <p>
      <a class="button" href={paths.person(personId)}>
        {t.openHeld[lang]}
      </a>
    </p>
  );
}

/** Names to pick from while typing; each list once for all the fields that use it. */
function Lists({ vocabulary, lang, province }: { vocabulary: Vocabulary; lang: Lang; province: string }) {
  return (
    <>
      <datalist id="provinces">
        {vocabulary.items('provinces').map((item) => (
          <option value={item[lang]} />
        ))}
      </datalist>
      <datalist id="counties">
        {countyChoices(vocabulary, province).map((county) => (
          <option value={county[lang]} />
        ))}
      </datalist>
      <SuggestScript />
    </>
  );
}

/** What every field is called, rows with their numbers, in the order of the form. */
export function labelsOf(values: FormValues, lang: Lang): Record<string, string> {
  const labels = new Map<string, string>(formFields.map((name) => [name, personFormLabels[name][lang]]));
  for (const [list, cells] of Object.entries(personRowLabels)) {
    const numbers = new Set([
      ...rowsOf(values, list),
      ...Array(formRows[list as keyof typeof formRows]).keys(),
    ]);
    for (const index of numbers)
      for (const [cell, label] of Object.entries(cells))
        labels.set(`${list}.${index}.${cell}`, label(formatNumber(index + 1, lang))[lang]);
  }
  return Object.fromEntries(labels);
}

/** Errors by the form's own fields, in its order; what could not be read says so instead of what the body's shape says. */
export function formErrors(reading: FormReading, errors: readonly FieldError[]): readonly FieldError[] {
  const unread = reading.faults.map(({ name, code }) => fieldError(name, code));
  const shown = new Map(unread.map((error) => [error.path, error]));
  for (const error of errors) {
    const path = reading.nameOf(error.path);
    if (!shown.has(path)) shown.set(path, { ...error, path });
  }
  const place = (path: string) => {
    const name = path.replace(/^(\w+)\.\d+\..*$/, '$1.none').replace(/^wishFor.*/, 'wishes');
    const index = (formFields as readonly string[]).indexOf(name);
    return index === -1 ? formFields.length : index;
  };
  return [...shown.values()].sort((a, b) => place(a.path) - place(b.path));
}
