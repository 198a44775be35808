import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { formatJalali, type LocalDate, tehranToday } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { type Act, actsOf } from './acts.rules.ts';
import { cancelAsked } from './cancel-asked.rules.ts';
import { endNames, eventNames, findingNames, stateNames, unitStateNames } from './sponsorship.text.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import type { ShareRecord, SponsorshipWhole } from './sponsorship-record.rules.ts';
import { titleDueOn } from './steps.rules.ts';
import { lastStep } from './undo-step.ts';
import { type SponsorshipView, viewSponsorship } from './view-sponsorship.ts';

/** One household's kit: what it is, who pays, what happened, what comes next. */
export const sponsorshipPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/sponsorships/:id', handle: sponsorshipPage },
];

async function sponsorshipPage({ deps, actor, lang, params, query }: StaffPageRequest): Promise<PageReply> {
  const found = await viewSponsorship(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const view = found.value;
  const { sponsorship } = view;
  const name = `${sponsorship.personName.given} ${sponsorship.personName.family}`;
  const today = tehranToday(deps.now());
  return {
    kind: 'page',
    title: `${t.one[lang]} · ${name}`,
    notice:
      query.saved === 'new'
        ? { tone: 'good', text: t.proposed[lang] }
        : query.saved === '1'
          ? { tone: 'good', text: t.saved[lang] }
          : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <AsWritten text={titleIn(sponsorship.title, lang)} lang={lang} /> ·{' '}
              <a href={paths.person(sponsorship.personId)}>
                <AsWritten text={name} lang={lang} />
              </a>
            </h1>
            <p>
              <a href={paths.sponsorships}>{t.title[lang]}</a>
            </p>
          </div>
          <span class={sponsorship.state === 'cancelled' ? 'chip plain' : 'chip'}>
            {stateNames[sponsorship.state][lang]}
            {sponsorship.end === null ? '' : ` · ${endNames[sponsorship.end][lang]}`}
          </span>
        </div>
        <GivingNav at="sponsorships" actor={actor} lang={lang} />
        <div class="columns even">
          <div>
            <Next view={view} actor={actor} lang={lang} />
            <Facts view={view} actor={actor} lang={lang} />
            <Payers view={view} lang={lang} />
          </div>
          <div>
            <Timeline sponsorship={sponsorship} mayRead={isPermitted(actor, 'ledger:read')} lang={lang} />
            {sponsorship.state === 'proposed' || sponsorship.state === 'allocated' ? (
              <Quotes sponsorship={sponsorship} today={today} lang={lang} />
            ) : null}
            <Visits sponsorship={sponsorship} lang={lang} />
            <Survived view={view} lang={lang} />
          </div>
        </div>
      </>
    ),
  };
}

function Next({
  view: { sponsorship, hasOther },
  actor,
  lang,
}: {
  view: SponsorshipView;
  actor: Actor;
  lang: Lang;
}) {
  const acts = actsOf(sponsorship, actor, lastStep(sponsorship));
  const { state, id } = sponsorship;
  const waits =
    state !== 'proposed'
      ? cancelAsked(sponsorship) && t.cancelWaits
      : isPermitted(actor, 'sponsorships:approve')
        ? sponsorship.proposedBy === actor.accountId
          ? t.waitsOther
          : undefined
        : t.waitsManager;
  const above = waits !== undefined && !hasOther;
  const [first, ...rest] = acts;
  if (first === undefined && waits === undefined)
    return state === 'ended' || state === 'cancelled' ? <p class="card">{t.over[lang]}</p> : null;
  const link = (act: Act, primary: boolean) => (
    <a class={primary ? 'button primary' : 'button'} href={paths.sponsorshipAct(id, act)}>
      {t.acts[act][lang]}
    </a>
  );
  return (
    <section class="card no-print">
      <h2>{t.whatNext[lang]}</h2>
      {waits ? <p>{(above ? t.waitsAbove : waits)[lang]}</p> : null}
      {first === 'approve' ? (
        <form method="post" action={paths.sponsorshipAct(id, 'approve')} class="stack">
          <input type="hidden" name="revision" value={String(sponsorship.revision)} />
          <p>{t.approveLead[lang]}</p>
          <p class="actions">
            <button class="button primary" type="submit">
              {t.acts.approve[lang]}
            </button>
          </p>
        </form>
      ) : first === undefined ? null : (
        <p class="actions">
          {link(first, waits === undefined)}
          {sponsorship.unit !== null && state !== 'proposed' ? (
            <a class="button" href={paths.trustPaper(id)}>
              {t.paper[lang]}
            </a>
          ) : null}
        </p>
      )}
      {rest.length === 0 ? null : (
        <details>
          <summary>{t.otherSteps[lang]}</summary>
          <p class="actions">{rest.map((act) => link(act, false))}</p>
        </details>
      )}
    </section>
  );
}

function Facts({ view: { sponsorship }, actor, lang }: { view: SponsorshipView; actor: Actor; lang: Lang }) {
  const { unit, priceRial, contingencyRial, purchasedOn } = sponsorship;
  const titleDue = titleDueOn(sponsorship);
  const day = (value: LocalDate) => formatJalali(value, lang);
  const lines: (readonly [string, string])[] = [
    [(purchasedOn === null ? t.price : t.pricePaid)[lang], formatRial(priceRial, lang)],
    [t.contingency[lang], formatRial(contingencyRial, lang)],
  ];
  if (unit !== null) {
    lines.push([t.held[lang], unitStateNames[unit.state][lang]]);
    if (unit.supplier !== null) lines.push([t.supplier[lang], unit.supplier]);
    if (unit.invoice !== null) lines.push([t.invoice[lang], unit.invoice]);
    if (unit.serials.length > 0) lines.push([t.serials[lang], unit.serials.join(' · ')]);
  }
  if (titleDue !== null && sponsorship.titlePassedOn === null && sponsorship.state !== 'ended')
    lines.push([t.titleDue[lang], day(titleDue)]);
  return (
    <section class="card">
      <h2>{t.facts[lang]}</h2>
      <dl class="facts">
        {lines.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>
              <AsWritten text={value} lang={lang} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={paths.opportunity(sponsorship.opportunityId)}>{t.kit[lang]}</a>
        {sponsorship.placementId === null ? null : (
          <>
            {' · '}
            <a href={paths.placement(sponsorship.placementId)}>{t.work[lang]}</a>
          </>
        )}
        {sponsorship.awardId === null ? null : (
          <>
            {' · '}
            <a href={paths.award(sponsorship.awardId)}>{t.award[lang]}</a>
          </>
        )}
        {sponsorship.causeId !== null && isPermitted(actor, 'causes:write') ? (
          <>
            {' · '}
            <a href={paths.staffCause(sponsorship.causeId)}>{t.cause[lang]}</a>
          </>
        ) : null}
      </p>
    </section>
  );
}

/** Whose a share is, in words; the name of a benefactor for managers alone. */
export function payerName(
  share: Pick<ShareRecord, 'source' | 'benefactorId' | 'fundName' | 'kind'>,
  names: SponsorshipView['names'],
  lang: Lang,
): string {
  const kind = share.kind === 'in-kind' ? ` (${t.inKind[lang]})` : '';
  if (share.source === 'credit-line') return `${share.fundName ?? t.creditLine[lang]}${kind}`;
  if (share.source === 'association') return `${share.fundName ?? t.ownFund[lang]}${kind}`;
  const who = share.benefactorId === null ? undefined : names.get(share.benefactorId);
  if (!who) return `${t.benefactor[lang]}${kind}`;
  return `${who.name}${who.anonymous ? ` (${t.anonymous[lang]})` : ''}${kind}`;
}

function Payers({ view: { sponsorship, names }, lang }: { view: SponsorshipView; lang: Lang }) {
  const { shares, state } = sponsorship;
  const standing = shares.filter(({ releasedAt }) => releasedAt === null || state === 'cancelled');
  return (
    <section class="card">
      <h2>{t.payers[lang]}</h2>
      <table class="cards">
        <thead>
          <tr>
            {([t.payer, t.share, t.contingency] as const).map((name) => (
              <th scope="col">{name[lang]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standing.map((share) => (
            <tr>
              <td class="main">
                <AsWritten text={payerName(share, names, lang)} lang={lang} />
                {share.releasedAt === null ? null : (
                  <>
                    {' '}
                    <span class="chip plain">{t.released[lang]}</span>
                  </>
                )}
              </td>
              <td data-label={t.share[lang]} class="num">
                {formatRial(share.amountRial, lang)}
              </td>
              <td data-label={t.contingency[lang]} class="num">
                {formatRial(share.contingencyRial, lang)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Timeline(props: { sponsorship: SponsorshipWhole; mayRead: boolean; lang: Lang }) {
  const { sponsorship, mayRead, lang } = props;
  const gone = new Set(sponsorship.events.map(({ undoes }) => undoes));
  return (
    <section class="card">
      <h2>{t.timeline[lang]}</h2>
      <ol class="timeline">
        {sponsorship.events.map((one) => {
          const { details } = one;
          const rial = details.priceRial ?? details.costRial ?? details.moreRial;
          const entries = Array.isArray(details.entries)
            ? (details.entries as string[])
            : one.entryId === null
              ? []
              : [one.entryId];
          return (
            <li>
              <strong>{eventNames[one.event][lang]}</strong> · {formatJalali(one.happenedOn, lang)}
              {typeof details.secondFrom === 'string' ? (
                <span class="chip plain"> {t.secondFrom[lang]}</span>
              ) : null}
              {gone.has(one.id) ? <span class="chip plain"> {t.undone[lang]}</span> : null}
              {typeof rial === 'number' ? (
                <>
                  <br />
                  {formatRial(rial, lang)}
                </>
              ) : null}
              {typeof details.reason === 'string' ? (
                <>
                  <br />
                  <span class="quiet">
                    <AsWritten text={details.reason} lang={lang} />
                  </span>
                </>
              ) : null}
              {mayRead && entries.length > 0 ? (
                <>
                  <br />
                  {entries.map((entry, i) => (
                    <>
                      {i > 0 ? ' · ' : ''}
                      <a href={paths.ledgerEntry(entry)}>
                        {t.entry[lang]} {entries.length > 1 ? formatNumber(i + 1, lang) : ''}
                      </a>
                    </>
                  ))}
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Quotes(props: { sponsorship: SponsorshipWhole; today: LocalDate; lang: Lang }) {
  const { sponsorship, today, lang } = props;
  return (
    <section class="card">
      <h2>{t.quotes[lang]}</h2>
      {sponsorship.quotes.length === 0 ? <p class="quiet">{t.noQuotes[lang]}</p> : null}
      <ul class="timeline">
        {sponsorship.quotes.map((quote) => (
          <li>
            <AsWritten text={quote.supplier} lang={lang} /> · {formatRial(quote.priceRial, lang)}
            <br />
            <span class={quote.expiresOn < today ? 'chip bad' : 'quiet'}>
              {quote.expiresOn < today
                ? t.expired[lang]
                : `${t.expiresOn[lang]} ${formatJalali(quote.expiresOn, lang)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Visits({ sponsorship: { visits }, lang }: { sponsorship: SponsorshipWhole; lang: Lang }) {
  if (visits.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.visits[lang]}</h2>
      <ul class="timeline">
        {visits.map((visit) => (
          <li>
            {formatJalali(visit.doneOn ?? visit.dueOn, lang)}{' '}
            {visit.finding !== null ? (
              <span class={visit.finding === 'going-well' ? 'chip' : 'chip wait'}>
                {findingNames[visit.finding][lang]}
              </span>
            ) : visit.cancelledAt === null ? null : (
              <span class="quiet">{t.visitCancelled[lang]}</span>
            )}
            {visit.monthlyIncomeRial === null ? '' : ` · ${formatRial(visit.monthlyIncomeRial, lang)}`}
            {visit.note === null ? null : (
              <>
                <br />
                <span class="quiet">
                  <AsWritten text={visit.note} lang={lang} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Survived({ view: { survival }, lang }: { view: SponsorshipView; lang: Lang }) {
  if (survival.length === 0) return null;
  return (
    <section class="card">
      <h2>{t.survival[lang]}</h2>
      <dl class="facts">
        {survival.map(({ day, on, state }) => (
          <div>
            <dt>
              {t.survivalDay(formatNumber(day, lang))[lang]} · {formatJalali(on, lang)}
            </dt>
            <dd>{t.survivalStates[state][lang]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
