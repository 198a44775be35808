import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { ErrorSummary, type FormState, SelectField, TextField, textIn as textOf } from '../../web/form.tsx';
import {
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { problemStatus } from '../../web/problem-response.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { browseOpportunities } from './browse-opportunities.ts';
import { opportunityKinds } from './opportunity-facts.rules.ts';
import { choicesOf } from './opportunity-form-parts.officer.tsx';
import { placeText } from './opportunity-line.officer.tsx';
import { listStatuses } from './opportunity-list.rules.ts';
import { fitNotices, listStatusNames, statusNames, listPageText as t } from './opportunity-list-page.text.ts';
import type { StaffOpportunity } from './opportunity-view.rules.ts';
import { kindNames, opportunityWords } from './opportunity-words.text.ts';

/** The list of opportunities; its filters live in the address, so that it can be shared and kept. */
export const opportunityListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.opportunities, handle: listPage },
];

const filterNames = ['q', 'kind', 'province', 'county', 'homeWork', 'noExperience', 'status', 'own'] as const;

async function listPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const given = filterNames.flatMap((name) => {
    const value = query[name]?.trim() ?? '';
    return value === '' || (name === 'status' && value === 'open') ? [] : [[name, value] as const];
  });
  const filters = Object.fromEntries(given);
  const found = await browseOpportunities(deps, actor, {
    ...filters,
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  if (!found.ok) return problemPage(found.problem);
  const { vocabulary, homeProvince, page } = found.value;
  // The bare address begins at home; clearing the filters says so with an empty province.
  if (Object.keys(query).length === 0 && homeProvince !== null)
    return redirect(`${paths.opportunities}?province=${homeProvince}`);
  const mayWrite = isPermitted(actor, 'opportunities:write');
  const state: FormState = {
    values: Object.fromEntries(given.map(([name, value]) => [name, [value]])),
    errors: page.ok ? [] : (page.problem.errors ?? []),
  };
  return {
    kind: 'page',
    title: t.title[lang],
    status: page.ok ? 200 : problemStatus[page.problem.kind],
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            {page.ok ? <p class="quiet">{t.total(formatNumber(page.value.total, lang))[lang]}</p> : null}
          </div>
          {mayWrite ? (
            <div class="actions no-print">
              <a class="button" href={paths.opportunitiesImport}>
                {t.import[lang]}
              </a>
              <a class="button primary" href={paths.newOpportunity}>
                {t.new[lang]}
              </a>
            </div>
          ) : null}
        </div>
        <ErrorSummary
          state={state}
          lang={lang}
          labels={{
            kind: t.kind[lang],
            province: t.province[lang],
            county: t.county[lang],
            status: t.status[lang],
          }}
        />
        <Filters state={state} vocabulary={vocabulary} lang={lang} />
        {!page.ok ? null : page.value.items.length === 0 ? (
          <p class="card empty">{given.length > 0 ? t.emptyFiltered[lang] : t.emptyAll[lang]}</p>
        ) : (
          <>
            {page.value.fits !== null && page.value.fits in fitNotices ? (
              <p class="notice" role="status">
                {fitNotices[page.value.fits]?.[lang]}
              </p>
            ) : null}
            <OpportunityTable items={page.value.items} vocabulary={vocabulary} lang={lang} />
            {page.value.nextCursor ? (
              <p>
                <a
                  class="button"
                  href={`${paths.opportunities}?${new URLSearchParams({ ...filters, cursor: page.value.nextCursor })}`}
                >
                  {formText.next[lang]}
                </a>
              </p>
            ) : null}
          </>
        )}
      </>
    ),
  };
}

/** Search and filters in one form; how many are on, and one way to clear them all. */
function Filters({ state, vocabulary, lang }: { state: FormState; vocabulary: Vocabulary; lang: Lang }) {
  const at = (name: 'q' | 'kind' | 'province' | 'county' | 'status') => ({
    state,
    lang,
    name,
    label: t[name][lang],
    unmarked: true,
  });
  const on = Object.keys(state.values).length;
  const folded = Object.keys(state.values).filter((name) => name !== 'q').length;
  return (
    <form method="get" action={paths.opportunities} class="card filters">
      <div class="search">
        <TextField {...at('q')} type="search" />
        <button class="button" type="submit">
          {formText.search[lang]}
        </button>
        {on > 0 ? <a href={`${paths.opportunities}?province=`}>{formText.reset[lang]}</a> : null}
      </div>
      <details open={folded > 0}>
        <summary>{folded > 0 ? t.active(formatNumber(folded, lang))[lang] : t.filters[lang]}</summary>
        <div class="grid feet">
          <SelectField
            {...at('kind')}
            empty={t.everyKind[lang]}
            choices={choicesOf(opportunityKinds, kindNames, lang)}
          />
          <SelectField
            {...at('province')}
            empty={t.everyProvince[lang]}
            choices={vocabulary.items('provinces').map((one) => ({ value: one.code, label: one[lang] }))}
          />
          <TextField {...at('county')} />
          <SelectField {...at('status')} choices={choicesOf(listStatuses, listStatusNames, lang)} />
          {(['homeWork', 'noExperience', 'own'] as const).map((name) => (
            <label class="check">
              <input type="checkbox" name={name} value="1" checked={textOf(state, name) === '1'} />
              <span>{t[name][lang]}</span>
            </label>
          ))}
        </div>
      </details>
    </form>
  );
}

function OpportunityTable(props: { items: readonly StaffOpportunity[]; vocabulary: Vocabulary; lang: Lang }) {
  const { items, vocabulary, lang } = props;
  return (
    <table class="cards">
      <thead>
        <tr>
          {([t.opportunity, t.kind, t.place, t.pay, t.vacancies, t.closes] as const).map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.opportunity(one.id)}>
                <AsWritten text={titleIn(one.title, lang)} lang={lang} />
              </a>
              {one.status === 'open' ? null : (
                <>
                  {' '}
                  <span class={one.status === 'closed' ? 'chip bad' : 'chip wait'}>
                    {statusNames[one.status][lang]}
                  </span>
                </>
              )}
            </td>
            <td data-label={t.kind[lang]}>{kindNames[one.kind][lang]}</td>
            <td data-label={t.place[lang]}>
              <span>
                {placeText(vocabulary, one.provinceCode ?? undefined, one.countyCode ?? undefined, lang)}
              </span>
            </td>
            <td data-label={t.pay[lang]}>
              <span>{payOf(one, lang)}</span>
            </td>
            <td data-label={t.vacancies[lang]}>
              <span>
                {one.held > 0
                  ? t.heldOf(formatNumber(one.held, lang), formatNumber(one.vacancies, lang))[lang]
                  : formatNumber(one.vacancies, lang)}
              </span>
            </td>
            <td data-label={t.closes[lang]}>
              {one.closesOn ? formatJalali(one.closesOn, lang) : t.noEnd[lang]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function payOf({ kind, loan, monthlyIncomeRial }: StaffOpportunity, lang: Lang): string {
  if (loan) return `${opportunityWords.loanUpTo[lang]} ${formatRial(loan.capRial, lang)}`;
  if (kind === 'training' && monthlyIncomeRial === null) return '—';
  return monthlyIncomeRial === null ? opportunityWords.payUnknown[lang] : formatRial(monthlyIncomeRial, lang);
}
