import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { type FormState, SelectField, TextField } from '../../web/form.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { listPledges } from './list-pledges.ts';
import { pledgeKinds, pledgeStates } from './pledge.rules.ts';
import { quantityText, pledgePageText as t } from './pledge-page.text.ts';
import type { PledgeRow } from './pledge-row.rules.ts';
import { pledgeKindNames, pledgeStateNames } from './pledge-words.text.ts';

/** All that benefactors have taken on, by kind, state, cause, campaign and whose it is. */
export const pledgeListRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.pledges, handle: listPage },
];

const filters = ['kind', 'state', 'causeId', 'campaignId', 'benefactorId', 'q'] as const;

async function listPage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const chosen = Object.fromEntries(
    filters.flatMap((name) => {
      const value = (query[name] ?? '').trim();
      return value === '' ? [] : [[name, value] as const];
    }),
  );
  const found = await listPledges(deps, actor, {
    ...chosen,
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: '30',
  });
  if (!found.ok) return problemPage(found.problem);
  const { items, nextCursor, total } = found.value;
  const state: FormState = {
    values: Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, [value]])),
    errors: [],
  };
  const at = { state, lang, unmarked: true };
  const [first] = items;
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <GivingNav at="pledges" actor={actor} lang={lang} />
        <p class="quiet">{t.lead[lang]}</p>
        <p class="actions">
          <a class="button primary" href={paths.newPledge}>
            {t.add[lang]}
          </a>
        </p>
        <form method="get" action={paths.pledges} class="card stack">
          <div class="grid">
            <SelectField
              {...at}
              name="kind"
              label={t.kind[lang]}
              empty={t.allKinds[lang]}
              choices={pledgeKinds.map((one) => ({ value: one, label: pledgeKindNames[one][lang] }))}
            />
            <SelectField
              {...at}
              name="state"
              label={t.state[lang]}
              empty={t.allStates[lang]}
              choices={pledgeStates.map((one) => ({ value: one, label: pledgeStateNames[one][lang] }))}
            />
            <TextField {...at} name="q" label={t.search[lang]} type="search" />
          </div>
          {(['causeId', 'campaignId', 'benefactorId'] as const).map((name) =>
            chosen[name] === undefined ? null : <input type="hidden" name={name} value={chosen[name]} />,
          )}
          <p class="actions">
            <button class="button" type="submit">
              {t.show[lang]}
            </button>
            {Object.keys(chosen).length > 0 ? <a href={paths.pledges}>{formText.reset[lang]}</a> : null}
          </p>
        </form>
        <p>
          {t.count(formatNumber(total, lang))[lang]}
          {first ? narrowedTo(first, chosen, lang) : null}
        </p>
        {items.length === 0 ? (
          <p class="card empty">{t.empty[lang]}</p>
        ) : (
          <PledgeTable items={items} lang={lang} />
        )}
        {nextCursor ? (
          <p>
            <a
              class="button"
              href={`${paths.pledges}?${new URLSearchParams({ ...chosen, cursor: nextCursor })}`}
            >
              {formText.next[lang]}
            </a>
          </p>
        ) : null}
      </>
    ),
  };
}

/** What the list is narrowed to by links from other pages. */
function narrowedTo(row: PledgeRow, chosen: Readonly<Record<string, string>>, lang: Lang) {
  const name =
    chosen.benefactorId !== undefined
      ? row.benefactor.name
      : chosen.causeId !== undefined && row.causeTitle
        ? titleIn(row.causeTitle, lang)
        : chosen.campaignId !== undefined && row.campaignTitle
          ? titleIn(row.campaignTitle, lang)
          : undefined;
  return name === undefined ? null : (
    <>
      {' · '}
      <AsWritten text={name} lang={lang} />
    </>
  );
}

/** What a pledge is, in one line: an amount or a number of something. */
export function pledgeInShort(row: PledgeRow, lang: Lang): string {
  const what =
    row.amountRial !== null
      ? formatRial(row.amountRial, lang)
      : quantityText(row.kind, formatNumber(row.quantity ?? 0, lang))[lang];
  return row.cadence === 'monthly' && row.amountRial !== null ? `${what} ${t.monthly[lang]}` : what;
}

/** `ofOne`: all are of one benefactor, whose name stands above. */
export function PledgeTable(props: { items: readonly PledgeRow[]; ofOne?: true; lang: Lang }) {
  const { items, ofOne, lang } = props;
  const head = [t.received, t.since, t.state];
  return (
    <table class="cards">
      <thead>
        <tr>
          {[...(ofOne ? [t.what] : [t.benefactor, t.kind, t.what]), ...head].map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.pledge(one.id)}>
                {ofOne ? (
                  `${pledgeKindNames[one.kind][lang]}: ${pledgeInShort(one, lang)}`
                ) : (
                  <AsWritten text={one.benefactor.name} lang={lang} />
                )}
              </a>
            </td>
            {ofOne ? null : (
              <>
                <td data-label={t.kind[lang]}>{pledgeKindNames[one.kind][lang]}</td>
                <td data-label={t.what[lang]}>{pledgeInShort(one, lang)}</td>
              </>
            )}
            <td data-label={t.received[lang]}>
              {one.kind === 'money'
                ? formatRial(one.receivedRial, lang)
                : one.quantity === null
                  ? '—'
                  : formatNumber(one.given, lang)}
            </td>
            <td data-label={t.since[lang]}>{formatJalali(tehranDay(one.createdAt), lang)}</td>
            <td data-label={t.state[lang]}>
              <span
                class={
                  one.state === 'promised' || one.state === 'receiving'
                    ? 'chip wait'
                    : one.state === 'withdrawn' || one.state === 'lapsed'
                      ? 'chip plain'
                      : 'chip'
                }
              >
                {pledgeStateNames[one.state][lang]}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
