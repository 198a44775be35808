import type { Lang, Text } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import { Actions, Line, type StepShown, StepTop } from './pledge-parts.public.tsx';
import { stepText as t } from './pledge-steps.text.ts';

/** Step 3: a name and a number; a code comes to it. */
export function YouStep({ answers, errors, lang, isStaff }: StepShown & { isStaff: boolean }) {
  const error = (path: string) => errors.find((one) => one.path === path);
  return (
    <section class="card narrow stack">
      <StepTop at="you" lang={lang} />
      <h1>{t.youQuestion[lang]}</h1>
      {isStaff ? <p class="notice wait">{t.staffHere[lang]}</p> : null}
      <p class="quiet">{t.youLead[lang]}</p>
      <form method="post" action={paths.pledgeStep('you')} class="stack">
        <Line
          name="name"
          label={t.name[lang]}
          hint={t.nameHint[lang]}
          value={answers.name}
          lang={lang}
          error={error('name')}
          autocomplete="name"
        />
        <Line
          name="phone"
          label={t.phone[lang]}
          hint={t.phoneHint[lang]}
          value={answers.phone}
          lang={lang}
          error={error('phone')}
          type="tel"
          autocomplete="tel"
        />
        <Actions lang={lang} back={paths.pledgeStep('use')} label={t.send[lang]} />
      </form>
    </section>
  );
}

/** The second half of step 3. */
export function CodeStep(props: { maskedPhone: string; said: Text | undefined; lang: Lang }) {
  const { maskedPhone, said, lang } = props;
  return (
    <section class="card narrow stack">
      <StepTop at="you" lang={lang} />
      <h1>{t.codeQuestion[lang]}</h1>
      <p>
        {t.sentTo[lang]} <bdi dir="ltr">{maskedPhone}</bdi>
      </p>
      <form method="post" action={paths.pledgeStep('you')} class="stack">
        <div class="field">
          <label class="label" for="code">
            {t.code[lang]}
          </label>
          {said ? (
            <span class="error" id="code-error" role="alert">
              {said[lang]}
            </span>
          ) : null}
          <input
            id="code"
            name="code"
            dir="ltr"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={20}
            aria-invalid={said ? 'true' : undefined}
            aria-describedby={said ? 'code-error' : undefined}
          />
        </div>
        <p class="actions">
          <button class="button primary" type="submit">
            {t.next[lang]}
          </button>
          <button class="link" type="submit" name="go" value="again">
            {t.again[lang]}
          </button>
          <button class="link" type="submit" name="go" value="other">
            {t.otherNumber[lang]}
          </button>
        </p>
      </form>
    </section>
  );
}
