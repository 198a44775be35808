import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatTehranTime } from '../../kernel/clock.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
import { auditActions, isAuditAction } from '../records/audit-action.rules.ts';
import { auditActionNames, auditEntityNames } from './audit-actions.text.ts';
import { fieldNameOf } from './audit-fields.text.ts';
import { type AuditLine, maskId } from './audit-line.rules.ts';
import { auditPageText as t } from './audit-page.text.ts';
import type { AuditPage } from './list-audit.ts';

const filterNames = ['personId', 'actorId', 'action', 'from', 'to'] as const;
export type AuditFilters = Readonly<Partial<Record<(typeof filterNames)[number], string>>>;

/** The filters of an address; a form sends those that were left blank too. */
export function filtersIn(query: Readonly<Record<string, string>>): AuditFilters {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = query[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}

export const addressOf = (base: string, filters: AuditFilters, cursor?: string) => {
  const query = new URLSearchParams({ ...filters, ...(cursor === undefined ? {} : { cursor }) }).toString();
  return query === '' ? base : `${base}?${query}`;
};

/** Day and time in Tehran. */
export const momentOf = (at: string, lang: Lang) =>
  `${formatJalali(tehranDay(at), lang)}${t.comma[lang]}${formatTehranTime(at, lang)}`;

interface FilterProps {
  readonly base: string;
  readonly filters: AuditFilters;
  readonly errors: readonly FieldError[];
  readonly lang: Lang;
  /** Those a manager chooses from; an auditor types codes. */
  readonly accounts?: readonly { readonly id: string; readonly fa: string; readonly en: string }[];
}

export function AuditFilterForm({ base, filters, errors, lang, accounts }: FilterProps) {
  const state: FormState = {
    values: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, [value]])),
    errors,
  };
  const labels = {
    personId: t.personCode[lang],
    actorId: t.actor[lang],
    action: t.action[lang],
    from: t.from[lang],
    to: t.to[lang],
  };
  // On a phone the list comes first, unless the filters are what this is about.
  const isOpen = errors.length > 0 || Object.keys(filters).some((name) => name !== 'personId');
  const common = { state, lang, unmarked: true } as const;
  return (
    <search>
      <ErrorSummary state={state} lang={lang} labels={labels} />
      <details class="card" open={isOpen}>
        <summary>{t.filters[lang]}</summary>
        <form method="get" action={base} class="stack">
          <div class="grid feet">
            {accounts ? (
              <SelectField
                {...common}
                name="actorId"
                label={t.actor[lang]}
                empty={t.everybody[lang]}
                choices={accounts.map((one) => ({ value: one.id, label: one[lang] }))}
              />
            ) : (
              <>
                <TextField {...common} name="personId" label={t.personCode[lang]} ltr />
                <TextField {...common} name="actorId" label={t.actorCode[lang]} ltr />
              </>
            )}
            <SelectField
              {...common}
              name="action"
              label={t.action[lang]}
              empty={t.everyAction[lang]}
              choices={auditActions.map((value) => ({ value, label: auditActionNames[value][lang] }))}
            />
            <TextField {...common} name="from" label={t.from[lang]} hint={t.dateHint[lang]} ltr />
            <TextField {...common} name="to" label={t.to[lang]} hint={t.dateHint[lang]} ltr />
          </div>
          {accounts && filters.personId ? (
            <input type="hidden" name="personId" value={filters.personId} />
          ) : null}
          <p class="actions">
            <button class="button primary" type="submit">
              {t.show[lang]}
            </button>
            {Object.keys(filters).length > 0 ? (
              <a class="button" href={base}>
                {formText.reset[lang]}
              </a>
            ) : null}
          </p>
        </form>
      </details>
    </search>
  );
}

interface ListProps {
  readonly page: AuditPage;
  readonly base: string;
  readonly filters: AuditFilters;
  readonly isLater: boolean;
  readonly lang: Lang;
  readonly withOrganisation: boolean;
}

/** Count, lines and the way on. */
export function AuditList({ page, base, filters, isLater, lang, withOrganisation }: ListProps) {
  const { items, total, isCapped, nextCursor } = page;
  const n = formatNumber(total, lang);
  return (
    <>
      <p class="quiet" role="status">
        {(isCapped ? t.moreThan(n) : t.total(n))[lang]}
      </p>
      {items.length === 0 ? (
        <p class="card empty">{t.empty[lang]}</p>
      ) : (
        <AuditTable
          items={items}
          base={base}
          lang={lang}
          withOrganisation={withOrganisation}
          withPerson={filters.personId === undefined}
        />
      )}
      {isLater || nextCursor ? (
        <p class="actions no-print">
          {isLater ? (
            <a class="button" href={addressOf(base, filters)}>
              {t.firstPage[lang]}
            </a>
          ) : null}
          {nextCursor ? (
            <a class="button" href={addressOf(base, filters, nextCursor)}>
              {formText.next[lang]}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  );
}

function AuditTable(props: {
  items: readonly AuditLine[];
  base: string;
  lang: Lang;
  withOrganisation: boolean;
  withPerson: boolean;
}) {
  const { items, base, lang, withOrganisation, withPerson } = props;
  const columns = [
    t.when[lang],
    t.actor[lang],
    ...(withOrganisation ? [t.organisation[lang]] : []),
    t.action[lang],
    ...(withPerson ? [t.person[lang]] : []),
    t.record[lang],
    t.fields[lang],
  ];
  return (
    <table class="cards">
      <thead>
        <tr>
          {columns.map((label) => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((line) => (
          <tr>
            <td data-label={t.when[lang]}>
              <time datetime={line.at}>{momentOf(line.at, lang)}</time>
            </td>
            <td data-label={t.actor[lang]}>
              <Who line={line} base={base} lang={lang} />
            </td>
            {withOrganisation ? (
              <td data-label={t.organisation[lang]}>{line.organisation?.name?.[lang] ?? '–'}</td>
            ) : null}
            <td data-label={t.action[lang]}>
              {isAuditAction(line.action) ? (
                auditActionNames[line.action][lang]
              ) : (
                <code dir="ltr">{line.action}</code>
              )}
            </td>
            {withPerson ? (
              <td data-label={t.person[lang]}>
                <Whose line={line} base={base} lang={lang} />
              </td>
            ) : null}
            <td data-label={t.record[lang]}>
              <Which line={line} lang={lang} />
            </td>
            <td data-label={t.fields[lang]}>
              <span>
                {line.fields.length > 0
                  ? line.fields.map((field) => fieldNameOf(field)[lang]).join(t.comma[lang])
                  : '–'}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({ line: { actor }, base, lang }: { line: AuditLine; base: string; lang: Lang }) {
  if (actor.name) return <a href={addressOf(base, { actorId: actor.id })}>{actor.name[lang]}</a>;
  if (actor.id.startsWith('system:')) return <span>{t.itself[lang]}</span>;
  return actor.id === 'unknown' ? <span>{t.nobody[lang]}</span> : <code dir="ltr">{maskId(actor.id)}</code>;
}

/** A name where the reader may see the person, else the end of the id: either leads to what was done with that file. */
function Whose({ line: { person, entityId }, base, lang }: { line: AuditLine; base: string; lang: Lang }) {
  if (person === null) return <span>{entityId === null ? t.elsewhere[lang] : '–'}</span>;
  return (
    <a href={addressOf(base, { personId: person.id })}>
      {person.name ?? (
        <code dir="ltr" class="num">
          {maskId(person.id)}
        </code>
      )}
    </a>
  );
}

function Which({ line: { entity, entityId }, lang }: { line: AuditLine; lang: Lang }) {
  const name = (auditEntityNames as Readonly<Record<string, (typeof auditEntityNames)['person']>>)[entity];
  return (
    <span>
      {name?.[lang] ?? entity}
      {/^[a-z]+_/.test(entityId ?? '') ? (
        <>
          {' '}
          <code dir="ltr" class="num">
            {maskId(entityId ?? '')}
          </code>
        </>
      ) : null}
    </span>
  );
}
