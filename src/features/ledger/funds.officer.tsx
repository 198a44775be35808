import { isPermitted } from '../../kernel/actor.ts';
import { tehranToday } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { ErrorSummary, type FormState, SelectField, TextField } from '../../web/form.tsx';
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
import { amountField, dayText } from '../awards/award-form.officer.tsx';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { addCreditLine } from './credit-lines.ts';
import { type FundRecord, fundTitle } from './fund.rules.ts';
import { fundPageText as t } from './fund-page.text.ts';
import { fundPurposeNames } from './ledger.text.ts';
import { Title, withQuery } from './ledger-parts.officer.tsx';
import { transferBetweenFunds } from './own-funds.ts';
import { viewFunds } from './view-funds.ts';

/** Funds by source, a new credit line, and moving between own funds. */
export const fundListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.funds, handle: (request) => fundsPage(request) },
  { method: 'post', path: paths.funds, handle: transfer },
  { method: 'get', path: paths.newFund, handle: (request) => newLinePage(request) },
  { method: 'post', path: paths.newFund, handle: addLine },
];

const ownPurposes = ['general', 'contingency', 'loan'] as const;

async function transfer(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const done = await transferBetweenFunds(deps, actor, {
    from: field(form, 'from'),
    to: field(form, 'to'),
    amountRial: amountField(form, 'amountRial'),
    postedOn: field(form, 'postedOn'),
    reason: field(form, 'reason'),
  });
  if (done.ok) return redirect(`${paths.funds}?done=1`);
  return done.problem.kind === 'invalid' || done.problem.kind === 'conflict'
    ? await fundsPage(request, done.problem)
    : problemPage(done.problem);
}

async function fundsPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, query, form } = request;
  const own = await viewFunds(deps, actor, { source: 'association', limit: '100' });
  if (!own.ok) return problemPage(own.problem);
  const lines = await viewFunds(deps, actor, { source: 'credit-line', limit: '100' });
  if (!lines.ok) return problemPage(lines.problem);
  const given = await viewFunds(deps, actor, {
    source: 'benefactor',
    limit: '50',
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  if (!given.ok) return problemPage(given.problem);
  const mayWrite = isPermitted(actor, 'ledger:write');
  return {
    kind: 'page',
    title: t.title[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail
      ? { tone: 'bad', text: refused.detail[lang] }
      : query.done === '1'
        ? { tone: 'good', text: t.done[lang] }
        : undefined,
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <GivingNav at="funds" actor={actor} lang={lang} />
        <p class="quiet">{t.lead[lang]}</p>
        <p class="actions no-print">
          {mayWrite ? (
            <a class="button primary" href={paths.newFund}>
              {t.addLine[lang]}
            </a>
          ) : null}
          <a class="button" href={paths.bankAccounts}>
            {t.bankTitle[lang]}
          </a>
        </p>
        <h2>{t.own[lang]}</h2>
        {own.value.items.length === 0 ? (
          <p class="card empty">{t.noOwn[lang]}</p>
        ) : (
          <FundTable funds={own.value.items} caption={t.own[lang]} lang={lang} />
        )}
        <h2>{t.creditLines[lang]}</h2>
        {lines.value.items.length === 0 ? (
          <p class="card empty">{t.noLines[lang]}</p>
        ) : (
          <FundTable funds={lines.value.items} caption={t.creditLines[lang]} lang={lang} isCredit />
        )}
        <h2>{t.benefactors[lang]}</h2>
        {given.value.items.length === 0 ? (
          <p class="card empty">{t.noGiven[lang]}</p>
        ) : (
          <FundTable funds={given.value.items} caption={t.benefactors[lang]} lang={lang} />
        )}
        {given.value.nextCursor ? (
          <p class="no-print">
            <a class="button" href={withQuery(paths.funds, { cursor: given.value.nextCursor })}>
              {t.more[lang]}
            </a>
          </p>
        ) : null}
        {mayWrite && own.value.items.length > 0 ? (
          <Transfer
            state={
              refused
                ? { values: form, errors: refused.errors ?? [] }
                : { values: { postedOn: [dayText(tehranToday(deps.now()), lang)] }, errors: [] }
            }
            isOpen={refused !== undefined}
            lang={lang}
          />
        ) : null}
      </>
    ),
  };
}

function FundTable(props: { funds: readonly FundRecord[]; caption: string; lang: Lang; isCredit?: boolean }) {
  const { funds, caption, lang, isCredit } = props;
  const columns: readonly (readonly [string, (fund: FundRecord) => number])[] = [
    ...(isCredit
      ? ([
          [t.allotted[lang], (fund) => fund.allottedRial],
          [t.drawn[lang], (fund) => fund.allottedRial - fund.undrawnRial],
        ] satisfies [string, (fund: FundRecord) => number][])
      : []),
    [t.spent[lang], ({ spentRial }) => spentRial],
    [t.allocated[lang], ({ allocatedRial }) => allocatedRial],
    [t.left[lang], ({ leftRial }) => leftRial],
  ];
  return (
    <table class="cards figures">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.name[lang]}</th>
          {columns.map(([head]) => (
            <th scope="col" class="end">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {funds.map((fund) => (
          <tr>
            <td class="main">
              <a href={paths.fund(fund.id)}>
                <Title text={fundTitle(fund)[lang]} lang={lang} />
              </a>
              {fund.benefactor === null ? null : (
                <>
                  {' '}
                  <span class="quiet">
                    <Title text={fund.benefactor.name} lang={lang} />
                    {fund.benefactor.anonymous ? ` (${t.anonymous[lang]})` : null}
                  </span>
                </>
              )}
            </td>
            {columns.map(([head, of]) => (
              <td class="end num" data-label={head}>
                <span>{formatNumber(of(fund), lang)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Transfer({ state, isOpen, lang }: { state: FormState; isOpen: boolean; lang: Lang }) {
  const choices = ownPurposes.map((value) => ({ value, label: fundPurposeNames[value][lang] }));
  const common = { state, lang, required: true } as const;
  const labels = {
    from: t.fromFund[lang],
    to: t.toFund[lang],
    amountRial: t.amount[lang],
    postedOn: t.postedOn[lang],
    reason: t.reason[lang],
  };
  return (
    <details class="card no-print" open={isOpen}>
      <summary>{t.transfer[lang]}</summary>
      <p>{t.transferLead[lang]}</p>
      <ErrorSummary state={state} lang={lang} labels={labels} />
      <form method="post" action={paths.funds} class="stack">
        <div class="grid feet">
          <SelectField {...common} name="from" label={labels.from} empty={t.choose[lang]} choices={choices} />
          <SelectField {...common} name="to" label={labels.to} empty={t.choose[lang]} choices={choices} />
          <TextField {...common} name="amountRial" label={labels.amountRial} ltr numeric />
          <TextField {...common} name="postedOn" label={labels.postedOn} ltr />
        </div>
        <TextField {...common} name="reason" label={labels.reason} />
        <p class="actions">
          <button class="button" type="submit">
            {t.save[lang]}
          </button>
        </p>
      </form>
    </details>
  );
}

async function addLine(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, form } = request;
  const made = await addCreditLine(deps, actor, {
    name: field(form, 'name'),
    amountRial: amountField(form, 'amountRial'),
    allottedOn: field(form, 'allottedOn'),
  });
  if (made.ok) return redirect(`${paths.fund(made.value.id)}?done=1`);
  return made.problem.kind === 'invalid' || made.problem.kind === 'conflict'
    ? await newLinePage(request, made.problem)
    : problemPage(made.problem);
}

async function newLinePage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, form } = request;
  if (!isPermitted(actor, 'ledger:write')) return problemPage({ kind: 'forbidden' });
  const state: FormState = refused
    ? { values: form, errors: refused.errors ?? [] }
    : { values: { allottedOn: [dayText(tehranToday(deps.now()), lang)] }, errors: [] };
  const labels = {
    name: t.lineName[lang],
    amountRial: t.amount[lang],
    allottedOn: t.allottedOn[lang],
  };
  const common = { state, lang, required: true } as const;
  return {
    kind: 'page',
    title: t.addLine[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused?.detail ? { tone: 'bad', text: refused.detail[lang] } : undefined,
    body: (
      <section class="card narrow">
        <h1>{t.addLine[lang]}</h1>
        <p>{t.addLineLead[lang]}</p>
        <ErrorSummary state={state} lang={lang} labels={labels} />
        <form method="post" action={paths.newFund} class="stack">
          <TextField {...common} name="name" label={labels.name} />
          <TextField {...common} name="amountRial" label={labels.amountRial} ltr numeric />
          <TextField {...common} name="allottedOn" label={labels.allottedOn} ltr />
          <p class="actions">
            <button class="button primary" type="submit">
              {t.save[lang]}
            </button>
            <a class="button" href={paths.funds}>
              {t.title[lang]}
            </a>
          </p>
        </form>
      </section>
    ),
  };
}
