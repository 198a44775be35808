import type { Child } from 'hono/jsx';
import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber, formatRial, toPersianDigits } from '../../kernel/persian.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import {
  field,
  type PageReply,
  problemPage,
  redirect,
  type StaffPageRequest,
  type StaffPageRoute,
} from '../../web/http.ts';
import { momentText } from '../../web/moment.ts';
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { decideLedgerRequestAsSecond } from '../ledger/decide-as-second.ts';
import { accountKindNames, entryKindNames, fundPurposeNames } from '../ledger/ledger.text.ts';
import { RefundFacts } from '../ledger/ledger-request.officer.tsx';
import { intentionNames } from '../pledges/pledge-words.text.ts';
import { decideSponsorshipAsSecond } from '../sponsorships/decide-as-second.ts';
import { listSecondRequests } from './list-second-requests.ts';
import { secondKindNames, secondPersonText as t } from './second-person.text.ts';
import type { SecondRequest } from './second-request.rules.ts';

/** What waits for a second person above associations with one manager, each decided where it stands. */
export const secondPersonPages: readonly StaffPageRoute[] = [
  { method: 'get', path: paths.secondPerson, handle: (request) => waitingPage(request) },
  { method: 'post', path: `${paths.secondPerson}/:kind/:id`, handle: decide },
];

async function decide(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form, lang } = request;
  const { kind, id = '' } = params;
  const confirm = field(form, 'decision') === 'confirm';
  const revision = field(form, 'revision') || undefined;
  const reason = field(form, 'reason').trim();
  const done =
    kind === 'approval' || kind === 'withdrawal'
      ? await decideSponsorshipAsSecond(
          deps,
          actor,
          id,
          revision,
          { confirm, ...(reason === '' ? {} : { reason }) },
          lang,
        )
      : await decideLedgerRequestAsSecond(deps, actor, id, revision, { confirm });
  if (done.ok) return redirect(`${paths.secondPerson}?done=${confirm ? 'confirmed' : 'refused'}`);
  return done.problem.kind === 'not-found' || done.problem.kind === 'forbidden'
    ? problemPage(done.problem)
    : await waitingPage(request, done.problem);
}

async function waitingPage(
  { deps, actor, lang, query }: StaffPageRequest,
  refused?: Problem,
): Promise<PageReply> {
  const found = await listSecondRequests(deps, actor);
  if (!found.ok) return problemPage(found.problem);
  const told = { confirmed: t.confirmed, refused: t.refused }[query.done ?? ''];
  const fault = refused?.errors?.[0]?.message ?? refused?.detail;
  return {
    kind: 'page',
    title: t.title[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused
      ? { tone: 'bad', text: fault?.[lang] ?? problemTitles[lang][refused.kind] }
      : told && { tone: 'good', text: told[lang] },
    body: (
      <>
        <h1>{t.title[lang]}</h1>
        <p class="quiet">{t.lead[lang]}</p>
        {found.value.length === 0 ? (
          <p class="card empty">{t.none[lang]}</p>
        ) : (
          <p role="status">{t.count(formatNumber(found.value.length, lang))[lang]}</p>
        )}
        {found.value.map((one) => (
          <Waiting one={one} lang={lang} />
        ))}
      </>
    ),
  };
}

function Waiting({ one, lang }: { one: SecondRequest; lang: Lang }) {
  const named = `${secondKindNames[one.kind][lang]} · ${one.organisation[lang]}`;
  return (
    <section class="card stack">
      <h2>{named}</h2>
      <dl class="facts">
        <Fact name={t.asked[lang]}>
          <AsWritten text={one.askedByName[lang]} lang={lang} /> · {momentText(one.askedAt, lang)}
        </Fact>
        {one.reason === null ? null : (
          <Fact name={t.reason[lang]}>
            <AsWritten text={one.reason} lang={lang} />
          </Fact>
        )}
        {one.kit ? <KitFacts kit={one.kit} lang={lang} /> : null}
        {one.entry ? <EntryFacts entry={one.entry} lang={lang} /> : null}
        {one.year === null ? null : (
          <Fact name={secondKindNames.closing[lang]}>
            {lang === 'fa' ? toPersianDigits(String(one.year)) : String(one.year)}
          </Fact>
        )}
        {one.refund ? (
          <>
            <RefundFacts refund={one.refund} lang={lang} />
            <Fact name={t.came[lang]}>
              {formatRial(one.refund.receivedRial, lang)} · {formatJalali(one.refund.receivedOn, lang)}
            </Fact>
            {one.refund.intention === 'none' ? null : (
              <Fact name={t.intention[lang]}>{intentionNames[one.refund.intention][lang]}</Fact>
            )}
          </>
        ) : null}
      </dl>
      <form method="post" action={`${paths.secondPerson}/${one.kind}/${one.id}`} class="actions">
        <input type="hidden" name="revision" value={String(one.revision)} />
        <button class="button primary" type="submit" name="decision" value="confirm">
          {t.confirm[one.kind][lang]}
          <span class="visually-hidden">: {one.organisation[lang]}</span>
        </button>
      </form>
      <details>
        <summary>{t.refuse[lang]}</summary>
        <form method="post" action={`${paths.secondPerson}/${one.kind}/${one.id}`} class="stack">
          <input type="hidden" name="revision" value={String(one.revision)} />
          {one.kit === null ? null : (
            <div class="field">
              <label class="label" for={`why-${one.id}`}>
                {t.why[lang]}
              </label>
              <input id={`why-${one.id}`} name="reason" maxlength={300} required={one.kind === 'approval'} />
            </div>
          )}
          <p class="actions">
            <button class="button" type="submit" name="decision" value="refuse">
              {t.refuse[lang]}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function KitFacts({ kit, lang }: { kit: NonNullable<SecondRequest['kit']>; lang: Lang }) {
  const rial = (amount: number) => formatRial(amount, lang);
  return (
    <>
      <Fact name={t.price[lang]}>
        <AsWritten text={titleIn(kit.title, lang)} lang={lang} /> · {rial(kit.priceRial)}
        {kit.fromStock ? ` · ${t.stock[lang]}` : ''}
      </Fact>
      <Fact name={t.contingency[lang]}>{rial(kit.contingencyRial)}</Fact>
      <Fact name={t.trust[lang]}>{formatNumber(kit.trustMonths, lang)}</Fact>
      <Fact name={t.payers[lang]}>
        {kit.payers.map(({ source, amountRial }, i) => (
          <>
            {i > 0 ? <br /> : null}
            {t.sources[source][lang]} · {rial(amountRial)}
          </>
        ))}
      </Fact>
      {kit.quotes.length === 0 ? null : (
        <Fact name={t.quotes[lang]}>
          {kit.quotes.map(({ supplier, priceRial, expiresOn }, i) => (
            <>
              {i > 0 ? <br /> : null}
              <AsWritten text={supplier} lang={lang} /> · {rial(priceRial)} ·{' '}
              {t.until(formatJalali(expiresOn, lang))[lang]}
            </>
          ))}
        </Fact>
      )}
    </>
  );
}

function EntryFacts({ entry, lang }: { entry: NonNullable<SecondRequest['entry']>; lang: Lang }) {
  return (
    <Fact name={t.entry[lang]}>
      {entryKindNames[entry.kind][lang]} · {formatJalali(entry.postedOn, lang)}
      {entry.lines.map(({ kind, purpose, amountRial }) => (
        <>
          <br />
          {accountKindNames[kind][lang]}
          {purpose === null ? '' : ` (${fundPurposeNames[purpose][lang]})`} · {formatRial(amountRial, lang)}
        </>
      ))}
    </Fact>
  );
}
