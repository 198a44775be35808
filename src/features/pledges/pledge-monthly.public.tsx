import { formatNumber } from '../../kernel/persian.ts';
import { monthWords } from '../targets/promise-words.rules.ts';
import { cadences } from './pledge.rules.ts';
import { Choice, Named, Pick, type StepShown } from './pledge-parts.public.tsx';
import { monthChoices, startChoices } from './pledge-steps.rules.ts';
import { stepText as t } from './pledge-steps.text.ts';
import { cadenceNames } from './pledge-words.text.ts';

/** How often, and of a monthly one from when and how long: shown once "every month" is tapped, without script too. */
export function HowOften({ answers, errors, lang, today }: StepShown) {
  const wrong = (path: string) => errors.find((one) => one.path === path)?.message[lang];
  return (
    <>
      <Named legend={t.cadence[lang]}>
        {cadences.map((one) => (
          <Choice name="cadence" value={one} isOn={answers.cadence === one}>
            {cadenceNames[one][lang]}
          </Choice>
        ))}
      </Named>
      <fieldset class="of-monthly">
        <legend>{t.ofMonthly[lang]}</legend>
        <div class="grid">
          <Pick
            name="startsIn"
            label={t.startsIn[lang]}
            empty={t.startsNow[lang]}
            value={answers.startsIn}
            error={wrong('startsOn')}
            choices={startChoices(today).map((month) => [month, monthWords(month, lang)] as const)}
          />
          <Pick
            name="months"
            label={t.howLong[lang]}
            empty={t.untilStopped[lang]}
            value={answers.months}
            error={wrong('months')}
            choices={monthChoices.map((n) => [String(n), t.months(formatNumber(n, lang))[lang]] as const)}
          />
        </div>
      </fieldset>
    </>
  );
}
