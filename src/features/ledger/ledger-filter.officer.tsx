import type { Child } from 'hono/jsx';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { type Choice, ErrorSummary, type FormState, SelectField } from '../../web/form.tsx';
import type { StaffPageRequest } from '../../web/http.ts';
import { ledgerPageText as t } from './ledger-page.text.ts';

/** What an address asks by some parameters; a form sends what was left blank too. */
export const askedIn = <N extends string>(
  query: StaffPageRequest['query'],
  names: readonly N[],
): Readonly<Partial<Record<N, string>>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = query[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<N, string>>;

export const problemOf = (found: {
  readonly ok: boolean;
  readonly problem?: Problem;
}): Problem | undefined => (found.ok ? undefined : found.problem);

/** What fields of a filter show, and what was wrong with it. */
export const filterState = (
  asked: Readonly<Record<string, string | undefined>>,
  refused: Problem | undefined,
): FormState => ({
  values: Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, [value ?? '']])),
  errors: refused?.errors ?? [],
});

/** The folded form by which a page of the books is narrowed; an auditor of the whole says of which organisation. */
export function LedgerFilter(props: {
  readonly action: string;
  readonly state: FormState;
  readonly labels: Readonly<Record<string, string>>;
  readonly open: boolean;
  readonly organisations: readonly Choice[] | undefined;
  /** What is read where no organisation is named; without it one must be. */
  readonly all?: string;
  readonly lang: Lang;
  /** Below the fields. */
  readonly after?: Child;
  readonly children?: Child;
}) {
  const { action, state, labels, open, organisations, all, lang, after, children } = props;
  return (
    <search class="no-print">
      <ErrorSummary state={state} lang={lang} labels={labels} />
      <details class="card" open={open}>
        <summary>{t.filters[lang]}</summary>
        <form method="get" action={action} class="stack">
          <div class="grid feet">
            {organisations ? (
              <SelectField
                state={state}
                lang={lang}
                unmarked
                name="organisationId"
                label={t.organisation[lang]}
                {...(all === undefined ? {} : { empty: all })}
                choices={organisations}
              />
            ) : null}
            {children}
          </div>
          {after}
          <p class="actions">
            <button class="button primary" type="submit">
              {t.show[lang]}
            </button>
            {Object.keys(state.values).length > 0 ? (
              <a class="button" href={action}>
                {formText.reset[lang]}
              </a>
            ) : null}
          </p>
        </form>
      </details>
    </search>
  );
}
