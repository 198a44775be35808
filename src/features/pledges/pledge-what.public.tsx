import { formatNumber, formatToman } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import type { CauseView } from '../causes/cause-record.rules.ts';
import { otherWays } from '../causes/give.text.ts';
import type { PledgeKind } from './pledge.rules.ts';
import { HowOften } from './pledge-monthly.public.tsx';
import { About, Actions, Choice, Line, type StepShown, StepTop } from './pledge-parts.public.tsx';
import { mostSlots } from './pledge-record.rules.ts';
import { ownAmount, quickAmounts } from './pledge-steps.rules.ts';
import { stepText as t } from './pledge-steps.text.ts';

/** Step 1: how much money, or what else. */
export function WhatStep(props: StepShown) {
  const { answers, lang, errors } = props;
  const kind = answers.kind as PledgeKind;
  const error = (path: string) => errors.find((one) => one.path === path);
  return (
    <section class="card narrow stack">
      <StepTop at="what" lang={lang} />
      <h1>{t.whatQuestion[kind][lang]}</h1>
      <About {...props} />
      <form method="post" action={paths.pledgeStep('what')} class="stack">
        <input type="hidden" name="kind" value={kind} />
        {kind === 'money' ? (
          <Amounts {...props} error={error('amountRial') ?? error('slots')} />
        ) : (
          <Other {...props} kind={kind} error={error} />
        )}
        <Actions lang={lang} back={props.cause ? paths.cause(props.cause.id) : paths.give} />
      </form>
      {kind === 'money' ? (
        props.cause ? null : (
          <details>
            <summary>{t.otherThings[lang]}</summary>
            <ul class="plain">
              {Object.entries(otherWays).map(([one, name]) => (
                <li>
                  <a href={`${paths.pledgeStep('what')}?kind=${one}`}>{name[lang]}</a>
                </li>
              ))}
            </ul>
          </details>
        )
      ) : (
        <p>
          <a href={`${paths.pledgeStep('what')}?kind=money`}>{t.toMoney[lang]}</a>
        </p>
      )}
    </section>
  );
}

/** Of a cause that has room for whole families, those first; never more than are open. */
function wholes(cause: CauseView | undefined): readonly { readonly slots: number; readonly rial: number }[] {
  if (!cause) return [];
  return Array.from({ length: Math.min(cause.openSlots, 2, mostSlots) }, (_, i) => ({
    slots: i + 1,
    rial: (i + 1) * cause.slotRial,
  }));
}

function Amounts(props: StepShown & { error: FieldError | undefined }) {
  const { answers, cause, lang, error } = props;
  const whole = wholes(cause);
  const quick = quickAmounts
    .filter((rial) => !cause || rial < cause.slotRial)
    .slice(0, whole.length > 0 ? 2 : 4);
  const known = [...whole.map(({ rial }) => String(rial)), ...quick.map(String)];
  const isOwn = answers.own !== '' && !known.includes(answers.amount);
  return (
    <>
      <fieldset aria-describedby={error ? 'amount-error' : undefined}>
        <legend>{t.amounts[lang]}</legend>
        <ErrorOf error={error} id="amount-error" lang={lang} />
        <div class="amounts">
          {whole.map(({ slots, rial }) => (
            <Choice name="amount" value={String(rial)} isOn={answers.amount === String(rial)}>
              {t.families(formatNumber(slots, lang), formatToman(rial, lang))[lang]}
            </Choice>
          ))}
          {quick.map((rial) => (
            <Choice name="amount" value={String(rial)} isOn={answers.amount === String(rial)}>
              {formatToman(rial, lang)}
            </Choice>
          ))}
          <Choice name="amount" value={ownAmount} isOn={isOwn || answers.amount === ownAmount}>
            {t.ownChoice[lang]}
          </Choice>
        </div>
        <Line
          name="own"
          label={t.own[lang]}
          hint={`${t.ownHint[lang]} — ${t.limits[lang]}`}
          value={answers.own}
          lang={lang}
          error={undefined}
          numeric
        />
      </fieldset>
      {cause ? null : <HowOften {...props} />}
    </>
  );
}

function Other(props: StepShown & { kind: PledgeKind; error: (path: string) => FieldError | undefined }) {
  const { answers, kind, lang, error } = props;
  const quantity = t.quantity[kind];
  return (
    <>
      <Line
        name="description"
        label={t.description[lang]}
        hint={t.describe[kind]?.[lang] ?? ''}
        value={answers.description}
        lang={lang}
        error={error('description')}
      />
      {kind === 'kit' ? (
        <Line
          name="own"
          label={t.worth[lang]}
          hint={`${t.ownHint[lang]} — ${t.limits[lang]}`}
          value={answers.own}
          lang={lang}
          error={error('amountRial')}
          numeric
        />
      ) : null}
      {quantity ? (
        <Line
          name="quantity"
          label={quantity[lang]}
          hint=""
          value={answers.quantity}
          lang={lang}
          error={error('quantity')}
          numeric
        />
      ) : null}
      {kind === 'standing-order' ? <HowOften {...props} /> : null}
    </>
  );
}

function ErrorOf({ error, id, lang }: { error: FieldError | undefined; id: string; lang: Lang }) {
  return error ? (
    <span class="error-line" id={id} role="alert">
      {error.message[lang]}
    </span>
  ) : null;
}
