import { formatNumber } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { DataTable } from '../../web/data-table.tsx';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
import { percentText } from '../../web/percent.ts';
import { Part } from './promise-parts.officer.tsx';
import { dayWords } from './promise-words.rules.ts';
import { stateWords, promisesText as t } from './promises.text.ts';
import type { TargetsView } from './view-targets.ts';

/** Chooses another day, and whether it is shown as it was known then or as it is known now. */
export function PastForm({
  base,
  asked,
  errors,
  lang,
  keep = {},
}: {
  base: string;
  asked: { readonly asOf?: string | undefined; readonly known?: string | undefined };
  errors: readonly FieldError[];
  lang: Lang;
  /** Other parts of the address that stay. */
  keep?: Readonly<Record<string, string>>;
}) {
  const state: FormState = {
    values: { asOf: [asked.asOf ?? ''], known: [asked.known === 'then' ? 'then' : 'now'] },
    errors,
  };
  const isPast = (asked.asOf ?? '') !== '';
  return (
    <details class="card again no-print" open={isPast || errors.length > 0}>
      <summary>{t.past[lang]}</summary>
      <form method="get" action={base} class="search">
        <ErrorSummary state={state} lang={lang} labels={{ asOf: t.pastDay[lang] }} />
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <TextField
          state={state}
          lang={lang}
          name="asOf"
          label={t.pastDay[lang]}
          hint={t.pastHint[lang]}
          numeric
          ltr
          unmarked
        />
        <SelectField
          state={state}
          lang={lang}
          name="known"
          label={t.pastKnown[lang]}
          choices={[
            { value: 'now', label: t.pastNow[lang] },
            { value: 'then', label: t.pastThen[lang] },
          ]}
          unmarked
        />
        <button class="button" type="submit">
          {t.show[lang]}
        </button>
        {isPast ? <a href={withQuery(base, keep)}>{t.backToToday[lang]}</a> : null}
      </form>
    </details>
  );
}

export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

/** What a past day looked like when it was over, and everything that is known otherwise since. */
export function CorrectionsPart({ targets, lang }: { targets: TargetsView; lang: Lang }) {
  const { corrections } = targets;
  if (corrections === undefined) return null;
  const number = (n: number) => formatNumber(n, lang);
  const state = (one: keyof typeof stateWords | null) =>
    one === null ? t.notOnRecord[lang] : stateWords[one][lang];
  const rateRow = (label: string, share: TargetsView['rate']['share']) => [
    label,
    number(share.numerator),
    number(share.denominator),
    percentText(share.value, lang),
  ];
  return (
    <Part id="corrections" title={t.corrections[lang]} wide>
      <DataTable
        table={{
          caption: t.correctionsOf(dayWords(targets.asOf, lang))[lang],
          head: [t.pastKnown[lang], t.rateShort[lang], t.people[lang], t.rate[lang]],
          rows: [
            rateRow(t.pastThen[lang], corrections.known.share),
            rateRow(t.pastNow[lang], targets.rate.share),
          ],
          numeric: [1, 2, 3],
        }}
      />
      {corrections.total === null ? (
        <p class="quiet">{t.correctionsFew[lang]}</p>
      ) : corrections.total === 0 ? (
        <p class="quiet">{t.correctionsNone[lang]}</p>
      ) : (
        <DataTable
          table={{
            caption: t.correctionsList(number(corrections.total))[lang],
            head: [t.correctedFrom[lang], t.correctedTo[lang], t.people[lang]],
            rows: [
              ...corrections.byChange.map(({ from, to, people }) => [state(from), state(to), number(people)]),
              ...(corrections.others > 0
                ? [[t.otherChanges[lang], t.otherChanges[lang], number(corrections.others)]]
                : []),
            ],
            numeric: [2],
          }}
        />
      )}
    </Part>
  );
}
