import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Lang, Text } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import {
  DefaultSubmit,
  ErrorSummary,
  type FormState,
  SelectField,
  TextField,
  TicksField,
  YesNoField,
} from '../../web/form.tsx';
import { educations } from '../people/person-facts.rules.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import { SkillsBox, type SkillsFormState } from '../skills/skills-box.officer.tsx';
import { SuggestScript } from '../skills/suggest-script.officer.tsx';
import {
  contracts,
  type OpportunityKind,
  reservedGroups,
  workplaces,
  workspaceNeeds,
} from './opportunity-facts.rules.ts';
import {
  administratorNames,
  collectionNames,
  type FieldName,
  feeMethodNames,
  fieldLabels,
  marketNames,
  purposeNames,
  opportunityFormText as t,
} from './opportunity-form.text.ts';
import { hasField } from './opportunity-form-fields.rules.ts';
import {
  choicesOf,
  DataLists,
  FoldedTicks,
  Rows,
  rowFieldLabels,
  Tick,
} from './opportunity-form-parts.officer.tsx';
import {
  feeCollections,
  feeMethods,
  kitMarkets,
  kitPurposes,
  loanAdministrators,
} from './opportunity-terms.rules.ts';
import { contractNames, needNames, reservedNames, workplaceNames } from './opportunity-words.text.ts';

export interface OpportunityFormProps {
  readonly lang: Lang;
  readonly vocabulary: Vocabulary;
  readonly kind: OpportunityKind;
  readonly state: SkillsFormState;
  readonly action: string;
  readonly submit: Text;
  readonly cancel: string;
  /** Carried along by an edit, so that nobody overwrites what they have not seen. */
  readonly revision?: number;
  /** What was on record when the form was loaded, to tell afterwards what was changed in it. */
  readonly originals?: FormState['values'];
}

export function labelsOf(state: FormState, lang: Lang): Record<string, string> {
  const fields = Object.entries(fieldLabels).map(([name, label]) => [name, label[lang]]);
  return { ...Object.fromEntries(fields), ...rowFieldLabels(state, lang) };
}

/** The one form of an opportunity; fields that its kind does not have are left out. */
export function OpportunityForm(props: OpportunityFormProps) {
  const { lang, vocabulary, kind, state, action, submit, cancel, revision, originals } = props;
  return (
    <>
      <ErrorSummary state={state} lang={lang} labels={labelsOf(state, lang)} />
      <form method="post" action={action}>
        <DefaultSubmit />
        <input type="hidden" name="kind" value={kind} />
        {revision === undefined ? null : <input type="hidden" name="revision" value={String(revision)} />}
        {originals ? <input type="hidden" name="originals" value={JSON.stringify(originals)} /> : null}
        <p class="quiet">{t.blankIsNone[lang]}</p>
        <Sections lang={lang} vocabulary={vocabulary} kind={kind} state={state} action={action} />
        <div class="actions">
          <button class="button primary" type="submit">
            {submit[lang]}
          </button>
          <a class="button" href={cancel}>
            {formText.cancel[lang]}
          </a>
        </div>
      </form>
      <SuggestScript />
      <DataLists vocabulary={vocabulary} lang={lang} province={state.values.province?.[0] ?? ''} />
    </>
  );
}

const keeperNames: Readonly<Record<OpportunityKind, Text>> = {
  job: t.employer,
  kit: t.supplier,
  training: t.provider,
  'loan-programme': t.lender,
};

type Parts = Pick<OpportunityFormProps, 'lang' | 'vocabulary' | 'kind' | 'state' | 'action'>;

function Sections(props: Parts) {
  const { lang, vocabulary, kind, state, action } = props;
  const at = (name: FieldName) => ({ state, lang, name, label: fieldLabels[name][lang] });
  const only = (name: FieldName, element: JSX.Element) => (hasField(kind, name) ? element : null);
  return (
    <>
      <Section title={t.basics[lang]}>
        <TextField {...at('title.fa')} required />
        <TextField {...at('title.en')} ltr />
        <TextField {...at('iscoCode')} pick="occupation" withCode hint={t.occupationHint[lang]} />
        <TextField {...at('vacancies')} required numeric />
      </Section>
      <Section title={keeperNames[kind][lang]} lead={t.employerHint[lang]}>
        <TextField {...at('employer.name')} />
        <TextField {...at('employer.contact')} />
        <TextField {...at('employer.phone')} ltr numeric />
        <TextField {...at('employer.address')} />
      </Section>
      <Section title={t.place[lang]} lead={t.placeHint[lang]}>
        <TextField {...at('province')} unmarked list="provinces" hint={t.provinceHint[lang]} />
        <TextField {...at('county')} list="counties" />
        <Tick state={state} lang={lang} name="nationwide" />
        {only(
          'workplace',
          <SelectField
            {...at('workplace')}
            empty={t.notStated[lang]}
            choices={choicesOf(workplaces, workplaceNames, lang)}
          />,
        )}
        {only('lodging', <Tick state={state} lang={lang} name="lodging" />)}
        <TextField {...at('near')} ltr hint={t.nearHint[lang]} />
      </Section>
      <Section title={t.time[lang]}>
        <TextField {...at('opensOn')} required ltr hint={t.dateHint[lang]} />
        <TextField {...at('closesOn')} ltr hint={t.dateHint[lang]} />
        {only('startOn', <TextField {...at('startOn')} ltr hint={t.dateHint[lang]} />)}
        {only('hours', <TextField {...at('hours')} wide hint={t.hoursHint[lang]} />)}
      </Section>
      {only(
        'monthlyIncomeRial',
        <Section title={t.pay[lang]}>
          <TextField {...at('monthlyIncomeRial')} hint={t.incomeHint[lang]} />
          {only(
            'contract',
            <SelectField
              {...at('contract')}
              empty={t.notStated[lang]}
              choices={choicesOf(contracts, contractNames, lang)}
            />,
          )}
          {only('insured', <YesNoField {...at('insured')} />)}
        </Section>,
      )}
      <Terms {...props} />
      <Section title={t.requirements[lang]}>
        <TextField {...at('years')} numeric />
        <SelectField
          {...at('education')}
          empty={t.any[lang]}
          choices={educations.map((value) => ({ value, label: vocabulary.label('education', value, lang) }))}
        />
        <TextField {...at('minAge')} numeric />
        <TextField {...at('maxAge')} numeric />
        <SkillsBox state={state} lang={lang} action={action} />
        <Rows
          state={state}
          lang={lang}
          list="skills"
          caption={t.skills[lang]}
          hint={t.skillsHint[lang]}
          columns={[
            { name: 'skillId', pick: 'skill' },
            { name: 'level', choices: levelChoices(lang) },
            { name: 'importance', choices: choicesOf(['essential', 'useful'], t.importance, lang) },
          ]}
        />
        <TicksField {...at('reservedFor')} choices={choicesOf(reservedGroups, reservedNames, lang)} />
        {(
          [
            ['documents', 'documents'],
            ['licences', 'licences'],
            ['permits', 'permits'],
            ['barredBy', 'restrictions'],
          ] as const satisfies readonly (readonly [FieldName, Catalogue])[]
        ).map(([name, catalogue]) => (
          <FoldedTicks
            state={state}
            lang={lang}
            name={name}
            choices={vocabulary.items(catalogue).map((one) => ({ value: one.code, label: one[lang] }))}
          />
        ))}
      </Section>
      {only(
        'workspaceM2',
        <Section title={t.workspace[lang]}>
          <TextField {...at('workspaceM2')} numeric />
          <TicksField {...at('workspaceNeeds')} choices={choicesOf(workspaceNeeds, needNames, lang)} />
        </Section>,
      )}
    </>
  );
}

const levelChoices = (lang: Lang) => choicesOf(['1', '2', '3', '4'], t.levels, lang);

/** What only one kind has. */
function Terms({ lang, kind, state }: Parts) {
  const at = (name: FieldName) => ({ state, lang, name, label: fieldLabels[name][lang] });
  const hidden = (name: FieldName) => {
    const [code] = state.values[name] ?? [];
    return code ? <input type="hidden" name={name} value={code} /> : null;
  };
  switch (kind) {
    case 'job':
      return null;
    case 'loan-programme':
      return (
        <Section title={t.loan[lang]} lead={t.loanLead[lang]}>
          {hidden('loan.programme')}
          <TextField {...at('loan.capRial')} required hint={t.incomeHint[lang]} />
          <TextField {...at('loan.termMonths')} required numeric />
          <TextField {...at('loan.graceMonths')} numeric />
          <TextField {...at('loan.guarantors')} numeric />
          <TextField {...at('loan.feePercent')} numeric />
          <SelectField
            {...at('loan.feeMethod')}
            required
            choices={choicesOf(feeMethods, feeMethodNames, lang)}
          />
          <SelectField
            {...at('loan.collection')}
            required
            choices={choicesOf(feeCollections, collectionNames, lang)}
          />
          <SelectField
            {...at('loan.administeredBy')}
            required
            choices={choicesOf(loanAdministrators, administratorNames, lang)}
          />
          <TextField {...at('loan.fundCode')} ltr />
        </Section>
      );
    case 'kit':
      return (
        <Section title={t.kit[lang]}>
          {hidden('kit.code')}
          <TextField {...at('kit.priceRial')} hint={t.kitPriceHint[lang]} />
          <SelectField {...at('kit.purpose')} required choices={choicesOf(kitPurposes, purposeNames, lang)} />
          <SelectField
            {...at('kit.market')}
            empty={t.notStated[lang]}
            choices={choicesOf(kitMarkets, marketNames, lang)}
          />
          <Rows
            state={state}
            lang={lang}
            list="kit.items"
            caption={t.items[lang]}
            columns={[{ name: 'name' }, { name: 'priceRial' }]}
          />
          <Rows
            state={state}
            lang={lang}
            list="kit.buyers"
            caption={t.buyers[lang]}
            columns={[{ name: 'name' }, { name: 'firm', tick: true }]}
          />
        </Section>
      );
    case 'training':
      return (
        <Section title={t.training[lang]}>
          {hidden('training.code')}
          <TextField {...at('training.weeks')} numeric />
          <Rows
            state={state}
            lang={lang}
            list="training.teaches"
            caption={t.teaches[lang]}
            columns={[
              { name: 'skillId', pick: 'skill' },
              { name: 'level', choices: levelChoices(lang) },
            ]}
          />
        </Section>
      );
  }
}

function Section(props: { title: string; lead?: string; children: unknown }) {
  return (
    <section class="card">
      <h2>{props.title}</h2>
      {props.lead ? <p class="quiet">{props.lead}</p> : null}
      <div class="grid feet">{props.children as JSX.Element}</div>
    </section>
  );
}
