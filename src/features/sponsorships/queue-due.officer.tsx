import { type Actor, isPermitted } from '../../kernel/actor.ts';
import { daysBetween, formatJalali, type LocalDate } from '../../kernel/calendar.ts';
import { formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import type { Act } from './acts.rules.ts';
import { waitingNames } from './sponsorship.text.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import type { QueuedSponsorship } from './sponsorship-record.rules.ts';
import type { QueueSides } from './view-queue.ts';
import { type Waiting, waits } from './waiting.rules.ts';

/** Rows of a group before the rest is left to its own list. */
const shownOf = { due: 8, later: 6 } as const;

interface Props {
  readonly sides: QueueSides;
  readonly items: readonly QueuedSponsorship[];
  readonly actor: Actor;
  readonly here: (more: Record<string, string>) => string;
  readonly lang: Lang;
}

/**
 * What waits for this manager's word, open whatever its day; then what is due today or late, by what is to be done; below it,
 * folded, what comes later. One step leads to each act.
 */
export function DueFirst(props: Props) {
  const { lang } = props;
  const { forYou } = props.sides;
  const sides = withoutForYou(props.sides);
  const due = waits.filter((kind) => sides.due[kind] > 0);
  const later = waits.filter((kind) => sides.counts[kind] > sides.due[kind]);
  const sum = (of: (kind: Waiting) => number) =>
    formatNumber(
      waits.reduce((all, kind) => all + of(kind), 0),
      lang,
    );
  return (
    <>
      {forYou.length === 0 ? null : (
        <section class="card">
          <h2>{t.forYou(formatNumber(forYou.length, lang))[lang]}</h2>
          {waits
            .map((kind) => ({ kind, rows: forYou.filter(({ waiting }) => waiting === kind) }))
            .filter(({ rows }) => rows.length > 0)
            .map(({ kind, rows }) => (
              <Rows {...props} kind={kind} rows={rows} total={rows.length} isOpen />
            ))}
        </section>
      )}
      <section class="card">
        <h2>{t.dueToday(sum((kind) => sides.due[kind]))[lang]}</h2>
        {due.length === 0 ? <p>{t.nothingDue[lang]}</p> : null}
        {due.map((kind) => (
          <Group {...props} sides={sides} kind={kind} isDue />
        ))}
      </section>
      {later.length === 0 ? null : (
        <section class="card">
          <h2>{t.dueLater(sum((kind) => sides.counts[kind] - sides.due[kind]))[lang]}</h2>
          {later.map((kind) => (
            <Group {...props} sides={sides} kind={kind} isDue={false} />
          ))}
        </section>
      )}
    </>
  );
}

/** The rest: what stands above for this manager is not told twice. */
function withoutForYou(sides: QueueSides): QueueSides {
  const { forYou, today } = sides;
  const of = (kind: Waiting) => forYou.filter(({ waiting }) => waiting === kind);
  const isDue = ({ dueOn }: QueuedSponsorship) => dueOn !== null && dueOn <= today;
  return {
    ...sides,
    counts: lessOf(sides.counts, (kind) => of(kind).length),
    due: lessOf(sides.due, (kind) => of(kind).filter(isDue).length),
  };
}

const lessOf = (counts: QueueSides['counts'], less: (kind: Waiting) => number): QueueSides['counts'] => ({
  ...counts,
  approve: counts.approve - less('approve'),
  cancel: counts.cancel - less('cancel'),
});

function Group(props: Props & { kind: Waiting; isDue: boolean }) {
  const { sides, items, kind, isDue } = props;
  const total = isDue ? sides.due[kind] : sides.counts[kind] - sides.due[kind];
  const rows = items
    .filter(({ waiting, dueOn }) => waiting === kind && (dueOn !== null && dueOn <= sides.today) === isDue)
    .filter(({ id }) => !sides.forYou.some((one) => one.id === id))
    .slice(0, Math.min(total, isDue ? shownOf.due : shownOf.later));
  return <Rows {...props} rows={rows} total={total} isOpen={isDue} />;
}

function Rows(
  props: Props & { kind: Waiting; rows: readonly QueuedSponsorship[]; total: number; isOpen: boolean },
) {
  const { sides, actor, here, lang, kind, rows, total, isOpen } = props;
  return (
    <details open={isOpen}>
      <summary>
        {waitingNames[kind][lang]} ({formatNumber(total, lang)})
      </summary>
      <ul class="due">
        {rows.map((one) => (
          <li>
            <div>
              <a href={paths.sponsorship(one.id)}>
                <AsWritten text={`${one.personName.given} ${one.personName.family}`} lang={lang} />
              </a>
              <br />
              <span class="quiet">
                <AsWritten text={titleIn(one.title, lang)} lang={lang} /> · {formatRial(one.priceRial, lang)}
              </span>
              <br />
              <Due one={one} today={sides.today} lang={lang} />
            </div>
            <Step one={one} sides={sides} actor={actor} lang={lang} />
          </li>
        ))}
      </ul>
      {total > rows.length ? (
        <p>
          <a href={here({ show: kind })}>{t.allOf(formatNumber(sides.counts[kind], lang))[lang]}</a>
        </p>
      ) : null}
    </details>
  );
}

/** The act that is waited for, where this actor may do it. */
function stepOf(one: QueuedSponsorship, actor: Actor, { today, forYou }: QueueSides): Act | undefined {
  const isForYou = forYou.some(({ id }) => id === one.id);
  const mayWrite = isPermitted(actor, 'sponsorships:write');
  switch (one.waiting) {
    case 'approve':
      return isForYou ? 'approve' : undefined;
    case 'cancel':
      return isForYou ? 'cancelled' : undefined;
    case 'buy':
      if (!mayWrite) return undefined;
      return one.quoteUntil !== null && one.quoteUntil >= today ? 'purchased' : 'quote';
    case 'deliver':
      return mayWrite ? 'delivered' : undefined;
    case 'visit':
      return mayWrite ? 'visited' : undefined;
    case 'title':
      return mayWrite ? 'title-transferred' : undefined;
    case null:
      return undefined;
  }
}

function Step(props: { one: QueuedSponsorship; sides: QueueSides; actor: Actor; lang: Lang }) {
  const { one, sides, actor, lang } = props;
  const act = stepOf(one, actor, sides);
  if (act === undefined) return null;
  return (
    <a class="button" href={paths.sponsorshipAct(one.id, act)}>
      {t.acts[act][lang]}
      <span class="visually-hidden">
        : {one.personName.given} {one.personName.family}
      </span>
    </a>
  );
}

export function Due({ one, today, lang }: { one: QueuedSponsorship; today: LocalDate; lang: Lang }) {
  const { dueOn, waiting } = one;
  if (dueOn === null) return <>—</>;
  const late = daysBetween(dueOn, today);
  return (
    <>
      {waiting === 'buy' && one.quoteUntil !== null
        ? t.quoteUntil(formatJalali(dueOn, lang))[lang]
        : formatJalali(dueOn, lang)}
      {late > 0 ? (
        <>
          {' '}
          <span class="chip bad">
            {waiting === 'buy' && one.quoteUntil !== null
              ? t.expired[lang]
              : t.late(formatNumber(late, lang))[lang]}
          </span>
        </>
      ) : null}
    </>
  );
}
