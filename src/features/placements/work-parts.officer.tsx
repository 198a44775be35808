import { formatJalali, formatJalaliShort, type LocalDate, tehranDay } from '../../kernel/calendar.ts';
import { formatDecimal, formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import type { Choice, FormState } from '../../web/form.tsx';
import { errorOf, textIn } from '../../web/form.tsx';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { overdueBy, unknownFrom } from './check-schedule.rules.ts';
import type { Evidence } from './placement.rules.ts';
import type { CheckLine, PlacementRecord } from './placement-record.rules.ts';
import { checkResultNames, evidenceNames, gradeName, warningNames } from './placement-words.text.ts';
import type { Warning } from './warnings.rules.ts';
import { workPageText as t } from './work-page.text.ts';

/** What a work is called: the opportunity's title, else the trade. */
export function WorkName(props: {
  of: Pick<PlacementRecord, 'title' | 'iscoCode'> & { readonly isWork?: boolean };
  vocabulary: Vocabulary;
  lang: Lang;
}) {
  const { of, vocabulary, lang } = props;
  if (of.title) return <AsWritten text={titleIn(of.title, lang)} lang={lang} />;
  if (of.iscoCode !== null) return <>{vocabulary.label('occupations', of.iscoCode, lang)}</>;
  return <>{of.isWork === false ? t.training[lang] : t.unnamed[lang]}</>;
}

/** Hours and income in words. */
export function amountsOf(
  { weeklyHours, monthlyIncomeRial }: Pick<PlacementRecord, 'weeklyHours' | 'monthlyIncomeRial'>,
  lang: Lang,
): string {
  return [
    weeklyHours === null ? t.hoursUnknown[lang] : t.hours(formatDecimal(weeklyHours, lang, 1))[lang],
    monthlyIncomeRial === null ? t.incomeUnknown[lang] : t.aMonth(formatRial(monthlyIncomeRial, lang))[lang],
  ].join(' · ');
}

/** What something is known by, and whether that is stated or verified. */
export function evidenceWords(evidence: Evidence, lang: Lang): string {
  return `${evidenceNames[evidence][lang]} (${gradeName(evidence)[lang]})`;
}

/** When the next check is due, and in a word how late that is. */
export function DueWords({ dueOn, today, lang }: { dueOn: LocalDate; today: LocalDate; lang: Lang }) {
  const late = overdueBy(dueOn, today);
  const unknown = unknownFrom(dueOn);
  return (
    <span>
      {formatJalali(dueOn, lang)}{' '}
      {unknown <= today ? (
        <span class="chip bad">{t.isUnknown(formatJalali(unknown, lang))[lang]}</span>
      ) : late > 0 ? (
        <span class="chip wait">{t.daysLate(formatNumber(late, lang))[lang]}</span>
      ) : dueOn === today ? (
        <span class="chip wait">{t.dueToday[lang]}</span>
      ) : null}
    </span>
  );
}

export function WarningChips({ warnings, lang }: { warnings: readonly Warning[]; lang: Lang }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="chips">
      {warnings.map(({ kind, since }) => (
        <li class="chip wait">
          {warningNames[kind][lang]} · {t.since(formatJalali(since, lang))[lang]}
        </li>
      ))}
    </ul>
  );
}

/** One check in a history: what was found, by what, by whom; and whether it still counts. */
export function CheckWords({ check, lang }: { check: CheckLine; lang: Lang }) {
  const { result, evidence, source, corrects, correctedBy } = check;
  const says = [
    ...(evidence === null ? [] : [evidenceWords(evidence, lang)]),
    ...(check.weeklyHours === null && check.monthlyIncomeRial === null ? [] : [amountsOf(check, lang)]),
    ...(source === 'visit' ? [t.byVisit[lang]] : source === 'recall' ? [t.byRecall[lang]] : []),
    ...(corrects === null ? [] : [t.correctionNote[lang]]),
  ];
  return (
    <>
      <strong>{checkResultNames[result][lang]}</strong> · {formatJalali(check.checkedOn, lang)}{' '}
      {correctedBy === null ? null : <span class="chip plain">{t.correctedNote[lang]}</span>}
      <br />
      <span class="quiet">
        {[...says, t.recordedOn(formatJalali(tehranDay(check.recordedAt), lang))[lang]].join(' · ')} ·{' '}
        <AsWritten text={check.recordedBy.name[lang]} lang={lang} />
      </span>
    </>
  );
}

/** One of few, all of them to be seen and tapped. */
export function RadiosField(props: {
  state: FormState;
  lang: Lang;
  name: string;
  label: string;
  choices: readonly Choice[];
}) {
  const { state, lang, name, label, choices } = props;
  const chosen = textIn(state, name);
  const error = errorOf(state, name);
  const id = `f-${name.replaceAll(/[^\w-]/g, '-')}`;
  return (
    <fieldset class="wide" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {error ? (
        <span class="field">
          <span class="error" id={`${id}-error`}>
            {error.message[lang]}
          </span>
        </span>
      ) : null}
      <div class="grid">
        {choices.map(({ value, label: words }) => (
          <label class="check">
            <input type="radio" name={name} value={value} checked={value === chosen} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The choices of a closed list in words. */
export function choicesOf<T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, Text>>,
  lang: Lang,
): Choice[] {
  return values.map((value) => ({ value, label: names[value][lang] }));
}

/** A day as a field shows it: in the reader's own calendar. */
export function dayField(day: LocalDate, lang: Lang): string {
  return lang === 'fa' ? formatJalaliShort(day) : day;
}
