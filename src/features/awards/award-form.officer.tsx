import { formatJalali, formatJalaliShort, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { titleIn } from '../../web/as-written.tsx';
import type { Choice, FormState } from '../../web/form.tsx';
import { SelectField, TextField } from '../../web/form.tsx';
import { field, type PageRequest } from '../../web/http.ts';
import { readRial } from '../records/cell-values.rules.ts';
import type { AwardRecord, WorkChoice } from './award.rules.ts';
import { awardPageText as t } from './award-page.text.ts';

/** Names of the fields, for the summary of errors. */
export const awardLabels = (lang: Lang): Readonly<Record<string, string>> => ({
  kind: t.kind[lang],
  amountRial: t.amount[lang],
  benefactorRial: t.benefactors[lang],
  opportunityId: t.opportunity[lang],
  approvedOn: t.approvedOn[lang],
  fundedOn: t.fundedOn[lang],
  deliveredOn: t.deliveredOn[lang],
  placementId: t.work[lang],
  bunchingReason: t.bunchingReason[lang],
});

/** An amount as it was typed, a number where it can be read; empty says nothing. */
export function amountField(form: PageRequest['form'], name: string): number | string | undefined {
  const text = field(form, name).trim();
  if (text === '') return undefined;
  const read = readRial(text);
  return read.ok ? read.value : text;
}

export function blankIsNull(form: PageRequest['form'], name: string): string | null {
  return field(form, name).trim() || null;
}

/** A day as a field shows it again. */
export function dayText(day: LocalDate | null, lang: Lang): string {
  if (day === null) return '';
  return lang === 'fa' ? formatJalaliShort(day) : day;
}

export function formValuesOf(award: AwardRecord, lang: Lang): FormState['values'] {
  return {
    kind: [award.kind],
    amountRial: [formatNumber(award.amountRial, lang)],
    benefactorRial: [formatNumber(award.benefactorRial, lang)],
    opportunityId: [award.opportunityId ?? ''],
    approvedOn: [dayText(award.approvedOn, lang)],
    fundedOn: [dayText(award.fundedOn, lang)],
    deliveredOn: [dayText(award.deliveredOn, lang)],
    placementId: [award.placementId ?? ''],
  };
}

export function workName(work: WorkChoice, lang: Lang): string {
  const title = work.title === null ? '' : `${titleIn(work.title, lang)} · `;
  const end = work.endedOn === null ? '' : ` ${t.ended(formatJalali(work.endedOn, lang))[lang]}`;
  return `${title}${t.workFrom(formatJalali(work.startedOn, lang))[lang]}${end}`;
}

export function WorkField(props: { state: FormState; lang: Lang; works: readonly WorkChoice[] }) {
  const { state, lang, works } = props;
  return (
    <SelectField
      state={state}
      lang={lang}
      name="placementId"
      label={t.work[lang]}
      hint={t.workHint[lang]}
      unmarked
      empty={t.noWork[lang]}
      choices={works.map((work) => ({ value: work.id, label: workName(work, lang) }))}
    />
  );
}

/** Amounts and days, as an award is recorded and changed before its delivery. */
export function AwardFields(props: { state: FormState; lang: Lang; opportunities: readonly Choice[] }) {
  const { state, lang, opportunities } = props;
  const at = { state, lang };
  return (
    <>
      <TextField
        {...at}
        name="amountRial"
        label={t.amount[lang]}
        hint={t.amountHint[lang]}
        ltr
        numeric
        required
      />
      <TextField
        {...at}
        name="benefactorRial"
        label={t.benefactors[lang]}
        hint={t.benefactorsHint[lang]}
        ltr
        numeric
        required
      />
      {opportunities.length === 0 ? null : (
        <SelectField
          {...at}
          name="opportunityId"
          label={t.opportunity[lang]}
          empty={t.noOpportunity[lang]}
          choices={opportunities}
          unmarked
        />
      )}
      <TextField {...at} name="approvedOn" label={t.approvedOn[lang]} hint={t.dateHint[lang]} ltr required />
      <TextField {...at} name="fundedOn" label={t.fundedOn[lang]} hint={t.dateHint[lang]} ltr />
    </>
  );
}
