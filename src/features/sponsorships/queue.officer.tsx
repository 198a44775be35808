import { formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { type PageReply, problemPage, type StaffPageRequest, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import { GivingNav } from '../giving/giving-nav.officer.tsx';
import { Due, DueFirst } from './queue-due.officer.tsx';
import { stateNames, waitingNames } from './sponsorship.text.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import type { QueuedSponsorship } from './sponsorship-record.rules.ts';
import { type QueueSides, viewQueueSides } from './view-queue.ts';
import { listSponsorships } from './view-sponsorship.ts';
import { waits } from './waiting.rules.ts';

/** What waits to be approved, bought, delivered, visited; the kits in stock; money to ask about. */
export const sponsorshipQueueRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/sponsorships', handle: queuePage },
];

const shows = ['today', ...waits, 'all', 'stock', 'asks'] as const;
type Show = (typeof shows)[number];
const showName = (show: Show) =>
  show === 'today'
    ? t.dueFirst
    : show === 'all' || show === 'stock' || show === 'asks'
      ? t[show]
      : waitingNames[show];

async function queuePage({ deps, actor, lang, query }: StaffPageRequest): Promise<PageReply> {
  const show = shows.find((one) => one === query.show) ?? 'today';
  const sides = await viewQueueSides(deps, actor);
  if (!sides.ok) return problemPage(sides.problem);
  const waiting = waits.find((one) => one === show);
  const listed = await listSponsorships(deps, actor, {
    ...(waiting === undefined ? {} : { waiting }),
    ...(query.cursor ? { cursor: query.cursor } : {}),
    limit: show === 'today' ? '100' : '30',
  });
  if (!listed.ok) return problemPage(listed.problem);
  const { items, total, nextCursor } = listed.value;
  const here = (more: Record<string, string>) => `${paths.sponsorships}?${new URLSearchParams(more)}`;
  const beside = show === 'stock' || show === 'asks';
  return {
    kind: 'page',
    title: t.title[lang],
    body: (
      <>
        <div class="head">
          <div>
            <h1>{t.title[lang]}</h1>
            <p class="quiet">{t.lead[lang]}</p>
          </div>
          <div class="actions no-print">
            <a class="button" href={`${paths.sponsorships}/print`}>
              {t.print[lang]}
            </a>
          </div>
        </div>
        <GivingNav at="sponsorships" actor={actor} lang={lang} />
        <Shows sides={sides.value} show={show} here={here} lang={lang} />
        {show === 'today' ? (
          <DueFirst sides={sides.value} items={items} actor={actor} here={here} lang={lang} />
        ) : null}
        {beside || show === 'today' ? null : (
          <>
            <p class="quiet" role="status">
              {t.count(formatNumber(total, lang))[lang]}
            </p>
            {items.length === 0 ? (
              <p class="card empty">{(show === 'all' ? t.emptyAll : t.empty)[lang]}</p>
            ) : (
              <div class="roomy">
                <Queue items={items} today={sides.value.today} lang={lang} />
              </div>
            )}
          </>
        )}
        {show === 'stock' ? <Stock sides={sides.value} lang={lang} /> : null}
        {show === 'asks' ? <Asks sides={sides.value} lang={lang} /> : null}
        {beside || show === 'today' || nextCursor === undefined ? null : (
          <p>
            <a class="button" href={here({ show, cursor: nextCursor })}>
              {formText.next[lang]}
            </a>
          </p>
        )}
      </>
    ),
  };
}

function Shows(props: {
  sides: QueueSides;
  show: Show;
  here: (more: Record<string, string>) => string;
  lang: Lang;
}) {
  const { sides, show, here, lang } = props;
  const count = (one: Show): number | undefined => {
    if (one === 'all' || one === 'today') return undefined;
    if (one === 'stock') return sides.stock;
    return one === 'asks' ? sides.asks : sides.counts[one];
  };
  return (
    <nav class="tabs" aria-label={t.show[lang]}>
      {shows
        // What waits is grouped on the first view; a kind has a tab of its own while it is looked at.
        .filter((one) => one === show || !waits.some((kind) => kind === one))
        .filter((one) => one !== 'asks' || sides.asks > 0 || show === 'asks')
        .map((one) => {
          const n = count(one);
          return (
            <a
              href={one === 'today' ? paths.sponsorships : here({ show: one })}
              aria-current={one === show ? 'page' : undefined}
            >
              {showName(one)[lang]}
              {n === undefined ? '' : ` (${formatNumber(n, lang)})`}
            </a>
          );
        })}
    </nav>
  );
}

function Queue(props: { items: readonly QueuedSponsorship[]; today: LocalDate; lang: Lang }) {
  const { items, today, lang } = props;
  return (
    <table class="cards">
      <thead>
        <tr>
          {([t.name, t.kit, t.state, t.next, t.due, t.price] as const).map((name) => (
            <th scope="col">{name[lang]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr>
            <td class="main">
              <a href={paths.sponsorship(one.id)}>
                <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
              </a>
            </td>
            <td data-label={t.kit[lang]}>
              <AsWritten text={titleIn(one.title, lang)} lang={lang} />
            </td>
            <td data-label={t.state[lang]}>
              <span class={one.state === 'earning' ? 'chip' : 'chip plain'}>
                {stateNames[one.state][lang]}
              </span>
            </td>
            <td data-label={t.next[lang]}>{one.waiting === null ? '—' : waitingNames[one.waiting][lang]}</td>
            <td data-label={t.due[lang]}>
              <span>
                <Due one={one} today={today} lang={lang} />
              </span>
            </td>
            <td data-label={t.price[lang]} class="num">
              {formatRial(one.priceRial, lang)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stock({ sides: { units }, lang }: { sides: QueueSides; lang: Lang }) {
  if (units.length === 0) return <p class="card empty">{t.emptyStock[lang]}</p>;
  return (
    <>
      <p class="quiet">{t.stockHint[lang]}</p>
      <div class="roomy">
        <table class="cards">
          <thead>
            <tr>
              {([t.kit, t.serials, t.boughtOn, t.price] as const).map((name) => (
                <th scope="col">{name[lang]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr>
                <td class="main">
                  <AsWritten text={titleIn(unit.title, lang)} lang={lang} />
                </td>
                <td data-label={t.serials[lang]}>
                  <bdi dir="ltr">{unit.serials.join(', ') || '—'}</bdi>
                </td>
                <td data-label={t.boughtOn[lang]}>{formatJalali(unit.boughtOn, lang)}</td>
                <td data-label={t.price[lang]} class="num">
                  {formatRial(unit.costRial, lang)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Asks({ sides: { backs }, lang }: { sides: QueueSides; lang: Lang }) {
  if (backs.length === 0) return <p class="card empty">{t.emptyAsks[lang]}</p>;
  return (
    <section class="card">
      <p>{t.asksLead[lang]}</p>
      <ul class="timeline">
        {backs.map((back) => (
          <li>
            <a href={paths.pledge(back.pledgeId)}>
              <AsWritten text={back.benefactorName} lang={lang} />
            </a>{' '}
            · {formatRial(back.leftRial, lang)}
            <br />
            <span class="chip wait">{(back.fallback === 'return' ? t.giveBack : t.askFirst)[lang]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
