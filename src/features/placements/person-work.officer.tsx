import { formatJalali } from '../../kernel/calendar.ts';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import type { PersonStatus } from '../people/person-facts.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { LearntList } from './learnt.officer.tsx';
import { endReasonNames, originNames } from './placement-words.text.ts';
import type { PersonWork, WorkOfPerson } from './view-work.ts';
import { workPageText as t } from './work-page.text.ts';
import {
  amountsOf,
  CheckWords,
  DueWords,
  evidenceWords,
  WarningChips,
  WorkName,
} from './work-parts.officer.tsx';

interface Props {
  readonly work: PersonWork;
  readonly personId: string;
  readonly status: PersonStatus;
  readonly vocabulary: Vocabulary;
  readonly mayWrite: boolean;
  readonly lang: Lang;
}

/** Ended works that stand open; the rest unfold. */
const openEnded = 2;

/** The work of a person: since when, how much, known by what, when asked about next; and what an end taught. */
export function PersonWorkSection(props: Props) {
  const { work, personId, status, mayWrite, lang } = props;
  const live = work.works.filter((one) => one.endedOn === null);
  const ended = work.works.filter((one) => one.endedOn !== null);
  const isWorkless = status === 'placed' && !live.some((one) => one.isWork);
  return (
    <>
      <section class="card" aria-labelledby="work">
        <h2 id="work">{t.work[lang]}</h2>
        {isWorkless ? <p class="notice wait">{t.whatWork[lang]}</p> : null}
        {work.works.length === 0 && !isWorkless ? <p class="quiet">{t.noWork[lang]}</p> : null}
        {live.map((one) => (
          <Live one={one} {...props} />
        ))}
        {ended.slice(0, openEnded).map((one) => (
          <Ended one={one} {...props} />
        ))}
        {ended.length > openEnded ? (
          <details>
            <summary>
              {t.over[lang]}: {formatNumber(ended.length - openEnded, lang)}
            </summary>
            {ended.slice(openEnded).map((one) => (
              <Ended one={one} {...props} />
            ))}
          </details>
        ) : null}
        {mayWrite && status !== 'left' ? (
          <p class="actions no-print">
            <a class="button" href={paths.newPlacement(personId)}>
              {live.length > 0 || isWorkless ? t.addWork[lang] : t.found[lang]}
            </a>
          </p>
        ) : null}
      </section>
      {work.learnt.length > 0 ? <LearntList learnt={work.learnt} personId={personId} lang={lang} /> : null}
    </>
  );
}

function Live(props: Props & { one: WorkOfPerson }) {
  const { one, work, vocabulary, mayWrite, lang } = props;
  const { followUp } = one;
  const planned = one.visits.find((visit) => visit.doneOn === null && visit.cancelledAt === null);
  return (
    <article class="match">
      <h3>
        <a href={paths.placement(one.id)}>
          <WorkName of={one} vocabulary={vocabulary} lang={lang} />
        </a>
      </h3>
      <ul class="line">
        <li>{t.since(formatJalali(one.startedOn, lang))[lang]}</li>
        <li>{originNames[one.origin][lang]}</li>
        {one.isWork ? null : <li>{t.training[lang]}</li>}
      </ul>
      {followUp === null ? null : (
        <>
          <p>
            {amountsOf(followUp, lang)}
            <br />
            {t.known[lang]}: {formatJalali(followUp.evidenceOn, lang)} ·{' '}
            {evidenceWords(followUp.evidence, lang)}
            {followUp.tries > 0 ? ` · ${t.tries(formatNumber(followUp.tries, lang))[lang]}` : ''}
            <br />
            {t.nextDue[lang]}: <DueWords dueOn={followUp.nextDueOn} today={work.today} lang={lang} />
          </p>
          <WarningChips warnings={one.warnings} lang={lang} />
        </>
      )}
      {mayWrite && one.isWork ? (
        <p class="actions no-print">
          <a class="button small" href={paths.placementAct(one.id, 'check')}>
            {t.check[lang]}
          </a>
          {planned ? (
            <a class="button small" href={paths.visit(planned.id)}>
              {t.plannedFor(formatJalali(planned.plannedOn, lang))[lang]}
            </a>
          ) : (
            <a class="button small" href={paths.placementAct(one.id, 'visit')}>
              {t.planVisit[lang]}
            </a>
          )}
          <a class="button small" href={paths.placementAct(one.id, 'end')}>
            {t.end[lang]}
          </a>
        </p>
      ) : null}
      <History one={one} lang={lang} />
    </article>
  );
}

function Ended({ one, vocabulary, lang }: Props & { one: WorkOfPerson }) {
  if (one.endedOn === null || one.endReason === null) return null;
  return (
    <article class="match">
      <h3>
        <a href={paths.placement(one.id)}>
          <WorkName of={one} vocabulary={vocabulary} lang={lang} />
        </a>
      </h3>
      <ul class="line">
        <li>{t.since(formatJalali(one.startedOn, lang))[lang]}</li>
        <li>{t.until(formatJalali(one.endedOn, lang))[lang]}</li>
        <li>{endReasonNames[one.endReason][lang]}</li>
      </ul>
    </article>
  );
}

function History({ one, lang }: { one: WorkOfPerson; lang: Lang }) {
  if (one.checks.length === 0) return null;
  return (
    <details>
      <summary>
        {t.history[lang]}: {formatNumber(one.checks.length, lang)}
      </summary>
      <ol class="timeline">
        {one.checks.map((check) => (
          <li>
            <CheckWords check={check} lang={lang} />
          </li>
        ))}
      </ol>
    </details>
  );
}
