import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { type FormState, SelectField, TextField } from '../../web/form.tsx';
import { endReasons, evidenceGrades } from './placement.rules.ts';
import { endReasonNames, evidenceNames } from './placement-words.text.ts';
import { workPageText as t } from './work-page.text.ts';
import { choicesOf, RadiosField } from './work-parts.officer.tsx';

interface Part {
  readonly state: FormState;
  readonly lang: Lang;
}

export function AmountFields({ state, lang }: Part) {
  return (
    <>
      <TextField state={state} lang={lang} name="weeklyHours" label={t.weeklyHours[lang]} ltr numeric />
      <TextField
        state={state}
        lang={lang}
        name="monthlyIncomeRial"
        label={t.monthlyIncomeRial[lang]}
        ltr
        numeric
      />
    </>
  );
}

export function EvidenceField({ state, lang }: Part) {
  return (
    <RadiosField
      state={state}
      lang={lang}
      name="evidence"
      label={t.evidence[lang]}
      choices={choicesOf(evidenceGrades, evidenceNames, lang)}
    />
  );
}

export function EndFields({ state, lang, required }: Part & { required?: boolean }) {
  return (
    <>
      <TextField
        state={state}
        lang={lang}
        name="endedOn"
        label={t.endedOn[lang]}
        hint={t.dateHint[lang]}
        ltr
        unmarked
      />
      <SelectField
        state={state}
        lang={lang}
        name="endReason"
        label={t.endReason[lang]}
        choices={choicesOf(endReasons, endReasonNames, lang)}
        empty={formText.choose[lang]}
        unmarked
        {...(required ? { required } : {})}
      />
    </>
  );
}

/** How a work began: first day, known last day, hours, income and what it is known by. */
export function StartFields({ state, lang }: Part) {
  return (
    <>
      <div class="grid">
        <TextField
          state={state}
          lang={lang}
          name="startedOn"
          label={t.startedOn[lang]}
          hint={t.dateHint[lang]}
          ltr
          required
        />
        <TextField
          state={state}
          lang={lang}
          name="expectedEndOn"
          label={t.expectedEndOn[lang]}
          hint={t.dateHint[lang]}
          ltr
        />
        <AmountFields state={state} lang={lang} />
      </div>
      <EvidenceField state={state} lang={lang} />
    </>
  );
}

/** Names of fields in error summaries. */
export const workLabels = (lang: Lang): Readonly<Record<string, string>> => ({
  startedOn: t.startedOn[lang],
  expectedEndOn: t.expectedEndOn[lang],
  endedOn: t.endedOn[lang],
  endReason: t.endReason[lang],
  weeklyHours: t.weeklyHours[lang],
  monthlyIncomeRial: t.monthlyIncomeRial[lang],
  evidence: t.evidence[lang],
  iscoCode: t.occupation[lang],
  opportunityId: t.opportunity[lang],
  origin: t.origin[lang],
  checkedOn: t.checkedOn[lang],
  result: t.result[lang],
  plannedOn: t.plannedOn[lang],
  doneOn: t.doneOn[lang],
  outcome: t.outcome[lang],
});
