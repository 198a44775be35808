import { titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { tradeName } from '../causes/trade-words.text.ts';
import { fallbacks, intentions } from './pledge.rules.ts';
import {
  About,
  Actions,
  Choice,
  Line,
  Named,
  Pick,
  type StepShown,
  StepTop,
} from './pledge-parts.public.tsx';
import { kitTrades } from './pledge-phrases.ts';
import { stepText as t } from './pledge-steps.text.ts';
import { earmarkNames, fallbackNames, intentionNames, intentionRules } from './pledge-words.text.ts';

/** As people look through a list: by what is written in it. */
const byName = (choices: readonly (readonly [string, string])[]) =>
  [...choices].sort((a, b) => a[1].localeCompare(b[1], 'fa'));

/** What may be chosen here; a cause comes from its own page. */
const offered = ['any', 'women-heads', 'released', 'province', 'trade'] as const;

/** Step 2: what it is for, with which intention, and what becomes of it where that cannot be. */
export function UseStep(props: StepShown) {
  const { answers, cause, campaign, campaigns, vocabulary, lang, errors } = props;
  const isOfCause = cause !== undefined;
  const error = (...names: string[]) => errors.find(({ path }) => names.includes(path));
  const wrong = error('earmarkRef', 'earmark', 'causeId', 'campaignId');
  const wrongIntention = error('intention');
  const wrongFallback = error('fallback');
  const earmark = (offered as readonly string[]).includes(answers.earmark) ? answers.earmark : 'any';
  return (
    <section class="card narrow stack">
      <StepTop at="use" lang={lang} />
      <h1>{t.useQuestion[lang]}</h1>
      <About {...props} />
      <form method="post" action={paths.pledgeStep('use')} class="stack">
        {isOfCause ? null : (
          <fieldset aria-describedby={wrong ? 'earmark-error' : undefined}>
            <legend>{t.earmark[lang]}</legend>
            {wrong ? (
              <span class="error-line" id="earmark-error" role="alert">
                {wrong.message[lang]}
              </span>
            ) : null}
            <div class="amounts">
              {offered.map((one) => (
                <Choice name="earmark" value={one} isOn={earmark === one}>
                  {earmarkNames[one][lang]}
                </Choice>
              ))}
            </div>
            <Pick
              name="province"
              label={t.pickProvince[lang]}
              empty={t.choose[lang]}
              value={answers.province}
              choices={byName(vocabulary.items('provinces').map((one) => [one.code, one[lang]] as const))}
            />
            <Pick
              name="trade"
              label={t.pickTrade[lang]}
              empty={t.choose[lang]}
              value={answers.trade}
              choices={byName(
                kitTrades(vocabulary).map((code) => [code, tradeName(vocabulary, code, lang)] as const),
              )}
            />
          </fieldset>
        )}
        {campaigns.length > 0 && (!isOfCause || campaign) ? (
          <Pick
            name="campaignId"
            label={t.inCampaign[lang]}
            empty={t.noCampaign[lang]}
            value={campaign?.id ?? ''}
            choices={campaigns.map(({ id, title }) => [id, titleIn(title, lang)] as const)}
          />
        ) : null}
        <div class="field">
          <label class="label" for="intention">
            {t.intention[lang]}
          </label>
          {wrongIntention ? (
            <span class="error" id="intention-error" role="alert">
              {wrongIntention.message[lang]}
            </span>
          ) : null}
          <select
            id="intention"
            name="intention"
            aria-invalid={wrongIntention ? 'true' : undefined}
            aria-describedby={wrongIntention ? 'intention-error' : undefined}
          >
            {intentions.map((one) => (
              <option value={one} selected={answers.intention === one}>
                {intentionNames[one][lang]}
              </option>
            ))}
          </select>
        </div>
        <details>
          <summary>{t.intentionHelp[lang]}</summary>
          <dl>
            {intentions.map((one) =>
              intentionRules[one] ? (
                <>
                  <dt>{intentionNames[one][lang]}</dt>
                  <dd>{intentionRules[one][lang]}</dd>
                </>
              ) : null,
            )}
          </dl>
        </details>
        {answers.kind === 'money' ? (
          <Line
            name="description"
            label={t.onBehalf[lang]}
            hint=""
            value={answers.description}
            lang={lang}
            error={error('description')}
          />
        ) : null}
        <Named legend={t.fallback[lang]}>
          {wrongFallback ? (
            <span class="error-line" role="alert">
              {wrongFallback.message[lang]}
            </span>
          ) : null}
          {fallbacks.map((one) => (
            <Choice name="fallback" value={one} isOn={answers.fallback === one}>
              {fallbackNames[one][lang]}
            </Choice>
          ))}
        </Named>
        <Actions lang={lang} back={paths.pledgeStep('what')} />
      </form>
    </section>
  );
}
