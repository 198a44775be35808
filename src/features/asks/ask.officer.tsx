import { isPermitted } from '../../kernel/actor.ts';
import { formatJalali, tehranDay, tehranToday } from '../../kernel/calendar.ts';
import { formatTehranTime } from '../../kernel/clock.ts';
import { toPersianDigits } from '../../kernel/persian.ts';
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
import { paths } from '../../web/paths.ts';
import { problemTitles } from '../../web/problem.text.ts';
import { problemStatus } from '../../web/problem-response.ts';
import { answerAsk } from './answer-ask.ts';
import { askOutcomes } from './ask.rules.ts';
import { AskFiles } from './ask-files.officer.tsx';
import { outcomeNames, askPageText as t } from './ask-page.text.ts';
import { CallBy, Reference } from './ask-parts.officer.tsx';
import type { AskView } from './ask-view.rules.ts';
import { type OpenAsk, openAsk } from './view-ask.ts';

/** One ask: whom to call, what to say first, and one tap for what came of it. */
export const askPageRoutes: readonly StaffPageRoute[] = [
  { method: 'get', path: '/officer/asks/:id', handle: (request) => askPage(request) },
  { method: 'post', path: '/officer/asks/:id/answer', handle: answer },
];

async function answer(request: StaffPageRequest): Promise<PageReply> {
  const { deps, actor, params, form } = request;
  const id = params.id ?? '';
  const personId = field(form, 'personId');
  const done = await answerAsk(
    deps,
    actor,
    id,
    { outcome: field(form, 'outcome'), personId: personId === '' ? null : personId },
    field(form, 'revision') || undefined,
  );
  if (done.ok) return redirect(`${paths.ask(id)}?saved=1`);
  const { kind } = done.problem;
  return kind === 'stale' || kind === 'conflict'
    ? await askPage(request, done.problem)
    : problemPage(done.problem);
}

async function askPage(request: StaffPageRequest, refused?: Problem): Promise<PageReply> {
  const { deps, actor, lang, params, query } = request;
  const found = await openAsk(deps, actor, params.id ?? '');
  if (!found.ok) return problemPage(found.problem);
  const { ask, others, moreAskedOn } = found.value;
  const today = tehranToday(deps.now());
  const waits = ask.status === 'new';
  return {
    kind: 'page',
    title: t.oneTitle[lang],
    status: refused ? problemStatus[refused.kind] : 200,
    notice: refused
      ? { tone: 'bad', text: refused.detail?.[lang] ?? problemTitles[lang][refused.kind] }
      : query.saved === 'new'
        ? { tone: 'good', text: t.savedNew[lang] }
        : query.saved === '1'
          ? { tone: 'good', text: t.saved[lang] }
          : undefined,
    body: (
      <>
        <div class="head">
          <div>
            <h1>
              <AsWritten text={ask.name} lang={lang} />
            </h1>
            <p>
              {ask.outcome === null ? (
                <CallBy ask={ask} today={today} lang={lang} />
              ) : (
                <>
                  <span class="chip plain">{outcomeNames[ask.outcome][lang]}</span>{' '}
                  <span class="quiet">
                    {t.answeredOn[lang]} {ask.answeredAt ? formatJalali(tehranDay(ask.answeredAt), lang) : ''}
                  </span>
                </>
              )}
            </p>
          </div>
          <div class="actions no-print">
            <a class={waits ? 'button primary' : 'button'} href={`tel:${ask.phone}`}>
              {t.call[lang]}&nbsp;
              <bdi dir="ltr">{lang === 'fa' ? toPersianDigits(ask.phone) : ask.phone}</bdi>
            </a>
          </div>
        </div>
        <div class="columns even">
          <div>
            {waits ? <WhatToSay ask={ask} lang={lang} /> : null}
            {moreAskedOn === null ? null : (
              <p class="notice">{t.moreAsked(formatJalali(moreAskedOn, lang))[lang]}</p>
            )}
            <Facts found={found.value} lang={lang} />
            {others.length > 0 ? (
              <section class="card">
                <h2>{t.others[lang]}</h2>
                <ul class="timeline">
                  {others.map((one) => (
                    <li>
                      <a href={paths.ask(one.id)}>
                        <AsWritten text={titleIn(one.title, lang)} lang={lang} />
                      </a>
                      <br />
                      <span class="quiet">
                        {(one.outcome === null ? t.new : outcomeNames[one.outcome])[lang]} ·{' '}
                        {formatJalali(tehranDay(one.askedAt), lang)}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </div>
          <div>
            <AskFiles
              found={found.value}
              lang={lang}
              mayAnswer={isPermitted(actor, 'asks:write')}
              mayRefer={isPermitted(actor, 'referrals:write')}
              mayRegister={isPermitted(actor, 'people:write')}
            />
            {isPermitted(actor, 'asks:write') ? <Outcomes ask={ask} lang={lang} /> : null}
            <p>
              <a class="button" href={paths.asks}>
                {t.backToList[lang]}
              </a>
            </p>
          </div>
        </div>
      </>
    ),
  };
}

/** Neutral, since somebody else may answer: neither who calls nor about what before it is the right one. */
function WhatToSay({ ask, lang }: { ask: AskView; lang: Lang }) {
  return (
    <section class="card">
      <h2>{t.say[lang]}</h2>
      <ol>
        <li>
          {t.sayAsk[lang]} <AsWritten text={ask.name} lang={lang} />
          {t.sayAskEnd[lang]}
        </li>
        <li>{t.sayOther[lang]}</li>
        <li>
          {t.saySelf[lang]} <Reference reference={ask.reference} lang={lang} />. {t.saySelfEnd[lang]}
        </li>
      </ol>
      <p class="quiet">{t.saySms[lang]}</p>
    </section>
  );
}

function Facts({ found: { ask, opportunity }, lang }: { found: OpenAsk; lang: Lang }) {
  const title = <AsWritten text={titleIn(ask.title, lang)} lang={lang} />;
  return (
    <section class="card">
      <h2>{t.facts[lang]}</h2>
      <dl class="facts">
        <dt>{t.opportunity[lang]}</dt>
        <dd>
          {opportunity === 'hidden' ? title : <a href={paths.opportunity(ask.opportunityId)}>{title}</a>}
          {opportunity === 'open' ? null : (
            <>
              {' '}
              <span class="chip wait">{t.noLonger[lang]}</span>
            </>
          )}
        </dd>
        <dt>{t.county[lang]}</dt>
        <dd>{ask.countyLabel[lang]}</dd>
        <dt>{t.asked[lang]}</dt>
        <dd>
          {formatJalali(tehranDay(ask.askedAt), lang)}{' '}
          <bdi dir="ltr">{formatTehranTime(ask.askedAt, lang)}</bdi>
        </dd>
        <dt>{t.callBy[lang]}</dt>
        <dd>{formatJalali(ask.callBy, lang)}</dd>
        <dt>{t.reference[lang]}</dt>
        <dd>
          <Reference reference={ask.reference} lang={lang} />
        </dd>
      </dl>
    </section>
  );
}

/** Every outcome is a button: one tap, no second page. An answer that stands can be corrected the same way. */
function Outcomes({ ask, lang }: { ask: AskView; lang: Lang }) {
  const form = (
    <form method="post" action={paths.askAnswer(ask.id)} class="actions">
      <input type="hidden" name="revision" value={String(ask.revision)} />
      {askOutcomes
        .filter((one) => one !== ask.outcome)
        .map((one) => (
          <button class="button" type="submit" name="outcome" value={one}>
            {outcomeNames[one][lang]}
          </button>
        ))}
    </form>
  );
  if (ask.status === 'answered')
    return (
      <section class="card no-print">
        <details>
          <summary>{t.correct[lang]}</summary>
          {form}
        </details>
      </section>
    );
  return (
    <section class="card no-print">
      <h2>{t.outcome[lang]}</h2>
      <p class="quiet">{t.outcomeHint[lang]}</p>
      {form}
    </section>
  );
}
