import type { JSX } from 'hono/jsx/jsx-runtime';
import type { LocalDate } from '../../kernel/calendar.ts';
import { formatNumber, toPersianDigits } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import type { CampaignRecord } from '../campaigns/campaign-record.rules.ts';
import type { CauseView } from '../causes/cause-record.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { type PledgeAnswers, type PledgeStep, pledgeSteps } from './pledge-steps.rules.ts';
import { stepText as t } from './pledge-steps.text.ts';

/** What every step is shown with. */
export interface StepShown {
  readonly answers: PledgeAnswers;
  readonly errors: readonly FieldError[];
  /** The cause it is for, where it is for one that is open. */
  readonly cause: CauseView | undefined;
  readonly campaign: CampaignRecord | undefined;
  readonly campaigns: readonly CampaignRecord[];
  readonly today: LocalDate;
  readonly vocabulary: Vocabulary;
  readonly lang: Lang;
}

/** Where one is: three steps, of which those done lead back. A step to come is text, no link. */
export function StepTop({ at, lang }: { at: PledgeStep; lang: Lang }) {
  const now = pledgeSteps.indexOf(at);
  return (
    <ol class="steps" aria-label={t.steps[lang]}>
      {pledgeSteps.slice(0, 3).map((step, i) => (
        <li aria-current={i === now ? 'step' : undefined}>
          {i < now ? (
            <a href={paths.pledgeStep(step)}>{t.names[step][lang]}</a>
          ) : (
            <span>
              {i === now ? (
                <span class="visually-hidden">{t.counter(formatNumber(i + 1, lang))[lang]}: </span>
              ) : null}
              {t.names[step][lang]}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

export function About({ cause, campaign, lang }: StepShown) {
  if (!cause && !campaign) return null;
  return (
    <p class="quiet">
      {cause ? (
        <>
          {t.about[lang]}: <AsWritten text={titleIn(cause.title, lang)} lang={lang} />
        </>
      ) : null}
      {cause && campaign ? <br /> : null}
      {campaign ? (
        <>
          {t.campaign[lang]}: <AsWritten text={titleIn(campaign.title, lang)} lang={lang} />
        </>
      ) : null}
    </p>
  );
}

export function Named({ legend, children }: { legend: string; children: unknown }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="amounts">{children as JSX.Element}</div>
    </fieldset>
  );
}

/** A choice as large as a finger. */
export function Choice(props: { name: string; value: string; isOn: boolean; children: unknown }) {
  return (
    <label class="check">
      <input type="radio" name={props.name} value={props.value} checked={props.isOn} />
      <span>{props.children as JSX.Element}</span>
    </label>
  );
}

export function Line(props: {
  name: string;
  label: string;
  hint: string;
  value: string;
  lang: Lang;
  error: FieldError | undefined;
  numeric?: true;
  type?: 'tel';
  autocomplete?: 'name' | 'tel' | 'one-time-code';
  required?: true;
}) {
  const { name, label, hint, value, lang, error, numeric, type } = props;
  const described = [error ? `${name}-error` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="label" for={name}>
        {label}
      </label>
      {hint ? (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`${name}-error`} role="alert">
          {error.message[lang]}
        </span>
      ) : null}
      <input
        id={name}
        name={name}
        value={lang === 'fa' && (numeric || type === 'tel') ? toPersianDigits(value) : value}
        type={type ?? 'text'}
        inputmode={type === 'tel' ? 'tel' : undefined}
        dir={type === 'tel' ? 'ltr' : undefined}
        maxlength={300}
        required={props.required}
        autocomplete={props.autocomplete ?? 'off'}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

/** One of many, or none of them. */
export function Pick(props: {
  name: string;
  label: string;
  empty: string;
  value: string;
  choices: readonly (readonly [value: string, label: string])[];
  error?: string | undefined;
}) {
  const { name, error } = props;
  return (
    <div class="field">
      <label class="label" for={name}>
        {props.label}
      </label>
      {error ? (
        <span class="error" id={`${name}-error`} role="alert">
          {error}
        </span>
      ) : null}
      <select
        id={name}
        name={name}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        <option value="">{props.empty}</option>
        {props.choices.map(([value, label]) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Actions({ lang, back, label }: { lang: Lang; back: string; label?: string }) {
  return (
    <p class="actions">
      <button class="button primary" type="submit">
        {label ?? t.next[lang]}
      </button>
      <a href={back}>{t.back[lang]}</a>
    </p>
  );
}
