import { formatJalali, weekdayName } from '../../kernel/calendar.ts';
import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import { checkPhone } from '../../kernel/phone.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { type Place, placeIn } from '../opportunities/find-place.rules.ts';
import { placeText } from '../opportunities/opportunity-line.officer.tsx';
import type { PublicOpportunity } from '../opportunities/opportunity-view.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type AskAnswers, type AskStep, askSteps } from './ask-form.rules.ts';
import { askQuestions, askFormText as t } from './ask-form.text.ts';
import type { AskReceipt } from './ask-record.rules.ts';
import { countyIn } from './county-in.rules.ts';

export interface Asking {
  readonly work: PublicOpportunity;
  readonly vocabulary: Vocabulary;
  readonly answers: AskAnswers;
  readonly lang: Lang;
}

const stepPath = (id: string, step: AskStep) =>
  step === 'name' ? paths.askAbout(id) : paths.askStep(id, step);

function About({ work, lang }: Pick<Asking, 'work' | 'lang'>) {
  return (
    <p class="quiet">
      {t.about[lang]}{' '}
      <a href={paths.work(work.id)}>
        <AsWritten text={titleIn(work.title, lang)} lang={lang} />
      </a>
    </p>
  );
}

export function QuestionPage(props: Asking & { step: AskStep; error: FieldError | undefined }) {
  const { work, vocabulary, lang, step, error } = props;
  const { question, hint } = askQuestions[step];
  const number = askSteps.indexOf(step) + 1;
  const counter = t.counter(formatNumber(number, lang), formatNumber(askSteps.length, lang))[lang];
  const described = [error ? 'answer-error' : '', 'answer-hint'].filter(Boolean).join(' ');
  const taps = step === 'county' ? tapsFor(props) : [];
  return (
    <section class="card narrow stack">
      <div>
        <About work={work} lang={lang} />
        <p class="quiet">{counter}</p>
        <h1>
          <label for="answer">{question[lang]}</label>
        </h1>
        <p class="hint" id="answer-hint">
          {hint[lang]}
        </p>
      </div>
      {taps.length > 0 ? (
        <form method="post" action={stepPath(work.id, step)}>
          <p id="taps">{t.tapCounty[lang]}</p>
          <fieldset class="taps" aria-labelledby="taps">
            {taps.map(({ province, county = '' }) => (
              <button class="button" type="submit" name="county" value={county}>
                {placeText(vocabulary, province, county, lang)}
              </button>
            ))}
          </fieldset>
        </form>
      ) : null}
      <form method="post" action={stepPath(work.id, step)} class="stack">
        <div class="field">
          {taps.length > 0 ? <span>{t.orType[lang]}</span> : null}
          {error ? (
            <span class="error" id="answer-error" role="alert">
              {error.message[lang]}
            </span>
          ) : null}
          <input
            id="answer"
            name={step}
            value={shownAnswer(props, step)}
            type={step === 'phone' ? 'tel' : 'text'}
            inputmode={step === 'phone' ? 'tel' : undefined}
            dir={step === 'phone' ? 'ltr' : undefined}
            autocomplete="off"
            maxlength={80}
            autofocus={error !== undefined}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={described}
          />
        </div>
        <p class="actions">
          <button class="button primary" type="submit">
            {t.next[lang]}
          </button>
          {number > 1 ? (
            <button class="link" type="submit" name="go" value="back">
              {t.back[lang]}
            </button>
          ) : (
            <a href={paths.work(work.id)}>{t.backToWork[lang]}</a>
          )}
        </p>
      </form>
      {step === 'phone' ? <NotMine lang={lang} /> : null}
    </section>
  );
}

const mostTaps = 6;

/** Counties to press instead of writing: what a misspelt name may mean, then the largest of the work's province, its own first. */
function tapsFor({ work, vocabulary, answers }: Asking): readonly Place[] {
  if (answers.county !== '' && countyIn(vocabulary, answers.county) === undefined) {
    const found = placeIn(vocabulary, answers.county);
    const meant = ('choices' in found ? found.choices : [found.place])
      .flatMap((place) => (place.county === undefined ? largestIn(vocabulary, place.province) : [place]))
      .slice(0, mostTaps);
    const usual = usualTaps(work, vocabulary).filter((one) =>
      meant.every(({ county }) => county !== one.county),
    );
    return [...meant, ...usual].slice(0, mostTaps);
  }
  return usualTaps(work, vocabulary).slice(0, mostTaps);
}

function usualTaps(work: Asking['work'], vocabulary: Vocabulary): readonly Place[] {
  const { provinceCode: province, countyCode: own } = work;
  if (province === null) return [];
  const others = largestIn(vocabulary, province).filter(({ county }) => county !== own);
  return [...(own === null ? [] : [{ province, county: own }]), ...others];
}

function largestIn(vocabulary: Vocabulary, province: string): readonly Place[] {
  return vocabulary.counties
    .filter((county) => county.province === province)
    .sort((a, b) => b.population - a.population)
    .map(({ code }) => ({ province, county: code }));
}

/** What was answered, as people read it. */
function shownAnswer({ answers, vocabulary, lang }: Asking, step: AskStep): string {
  const given = answers[step];
  if (step === 'county') {
    const county = countyIn(vocabulary, given);
    return county ? placeText(vocabulary, county.province, county.code, lang) : given;
  }
  if (step !== 'phone') return given;
  const phone = checkPhone(given, { landline: true });
  const digits = phone.ok ? phone.value : given;
  return lang === 'fa' ? toPersianDigits(digits) : digits;
}

/** All answers before they are sent, each with a way to change it. */
export function CheckPage(asking: Asking) {
  const { work, answers, lang } = asking;
  return (
    <section class="card narrow stack">
      <About work={work} lang={lang} />
      <h1>{t.checkTitle[lang]}</h1>
      <dl class="answers">
        {askSteps.map((step) => (
          <div>
            <dt>{askQuestions[step].row[lang]}</dt>
            <dd>
              {step === 'phone' ? (
                <bdi dir="ltr">{shownAnswer(asking, step)}</bdi>
              ) : step === 'name' ? (
                <AsWritten text={answers.name} lang={lang} />
              ) : (
                shownAnswer(asking, step)
              )}
            </dd>
            <dd>
              <a class="link" href={stepPath(work.id, step)}>
                {t.change[lang]}
                <span class="visually-hidden"> {askQuestions[step].row[lang]}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <form method="post" action={paths.askStep(work.id, 'check')} class="stack">
        <p class="quiet">{t.privacy[lang]}</p>
        <p class="actions">
          <button class="button primary" type="submit">
            {t.send[lang]}
          </button>
        </p>
      </form>
    </section>
  );
}

/** Where the browser kept nothing, or no longer: what that means and how to go on. */
export function LostPage({ work, lang }: Pick<Asking, 'work' | 'lang'>) {
  return (
    <section class="card narrow stack">
      <About work={work} lang={lang} />
      <h1>{t.lostTitle[lang]}</h1>
      <p>{t.lost[lang]}</p>
      <p class="quiet">{t.lostAgain[lang]}</p>
      <p class="actions">
        <a class="button primary" href={paths.askAbout(work.id)}>
          {t.beginAgain[lang]}
        </a>
      </p>
    </section>
  );
}

/** Who calls, by when, and what to bring. */
export function DonePage({ receipt, lang }: { receipt: AskReceipt; lang: Lang }) {
  const { reference, callBy, organisation, organisationPhone, bring, opportunityTitle } = receipt;
  const digits = (text: string) => (lang === 'fa' ? toPersianDigits(text) : text);
  const by = `${weekdayName(callBy, lang)} ${formatJalali(callBy, lang)}`;
  return (
    <section class="card narrow stack">
      <h1>{t.doneTitle[lang]}</h1>
      <p class="quiet">
        {t.about[lang]} <AsWritten text={titleIn(opportunityTitle, lang)} lang={lang} />
      </p>
      <div class="notice good">
        <p>{t.reference[lang]}</p>
        <p class="digits">
          <bdi dir="ltr">{digits(reference)}</bdi>
        </p>
        <p>{t.keep[lang]}</p>
      </div>
      <p>
        <strong>{t.calls(organisation[lang], by)[lang]}</strong>
      </p>
      {organisationPhone ? (
        <p>
          {t.callThem[lang]}: <bdi dir="ltr">{digits(organisationPhone)}</bdi>
        </p>
      ) : null}
      <p>{t.talk[lang]}</p>
      <p class="quiet">{t.ifLate[lang]}</p>
      {bring.length > 0 ? (
        <div>
          <h2>{t.bring[lang]}</h2>
          <ul>
            {bring.map((one) => (
              <li>{one[lang]}</li>
            ))}
          </ul>
          <p class="quiet">{t.bringNot[lang]}</p>
        </div>
      ) : null}
      <NotMine lang={lang} />
      <p>
        <a class="button" href={paths.findWork}>
          {t.more[lang]}
        </a>
      </p>
    </section>
  );
}

function NotMine({ lang }: { lang: Lang }) {
  return (
    <details>
      <summary>{t.notMine[lang]}</summary>
      <ul>
        {t.notMineWays.map((way) => (
          <li>{way[lang]}</li>
        ))}
      </ul>
    </details>
  );
}
