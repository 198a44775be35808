import type { Lang, Text } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import { giveSignInText as t } from './give-sign-in.text.ts';

/** Why a form is shown again. */
export interface Said {
  readonly text: Text;
  readonly status: number;
  readonly retryAfterSeconds?: number | undefined;
}

function Refusal({ said, lang }: { said: Said | undefined; lang: Lang }) {
  return said ? (
    <p class="notice bad" role="alert" id="said">
      {said.text[lang]}
    </p>
  ) : null;
}

const described = (said: Said | undefined, hint: string) => (said ? `said ${hint}` : hint);

export function PhonePage(props: {
  lang: Lang;
  action: string;
  phone: string;
  said: Said | undefined;
  invited: boolean;
  demoPhone: string | undefined;
}) {
  const { lang, action, phone, said, invited, demoPhone } = props;
  return (
    <section class="card narrow stack">
      <h1>{t.title[lang]}</h1>
      {invited ? <p class="notice good">{t.invited[lang]}</p> : null}
      <p>{t.lead[lang]}</p>
      <form method="post" action={action} class="stack">
        <Refusal said={said} lang={lang} />
        <div class="field">
          <label class="label" for="phone">
            {t.phone[lang]}
          </label>
          <span class="hint" id="phone-hint">
            {t.phoneHint[lang]}
          </span>
          <input
            id="phone"
            name="phone"
            type="tel"
            inputmode="tel"
            dir="ltr"
            autocomplete="tel"
            maxlength={40}
            required
            autofocus
            value={phone}
            aria-invalid={said ? 'true' : undefined}
            aria-describedby={described(said, 'phone-hint')}
          />
        </div>
        <button class="button primary" type="submit">
          {t.send[lang]}
        </button>
      </form>
      <p class="quiet">{t.privacy[lang]}</p>
      {demoPhone ? (
        <details class="demo">
          <summary>{t.demoTitle[lang]}</summary>
          <p>
            {t.demo[lang]} <code dir="ltr">{demoPhone}</code>
          </p>
        </details>
      ) : null}
      <p class="quiet">
        {t.staff[lang]} <a href={paths.signIn}>{t.staffSignIn[lang]}</a>
      </p>
    </section>
  );
}

export function CodePage(props: {
  lang: Lang;
  action: string;
  back: string;
  maskedPhone: string;
  /** Time of day from which on another may be asked for; undefined: now. */
  againAt: string | undefined;
  notice: string | undefined;
  said: Said | undefined;
}) {
  const { lang, action, back, maskedPhone, againAt, notice, said } = props;
  return (
    <section class="card narrow stack">
      <h1>{t.codeTitle[lang]}</h1>
      {notice ? (
        <p class="notice good" role="status">
          {notice}
        </p>
      ) : null}
      <p>
        {t.sentTo[lang]} <bdi dir="ltr">{maskedPhone}</bdi>
      </p>
      <form method="post" action={action} class="stack">
        <Refusal said={said} lang={lang} />
        <div class="field">
          <label class="label" for="code">
            {t.code[lang]}
          </label>
          <span class="hint" id="code-hint">
            {t.codeHint[lang]}
          </span>
          <input
            id="code"
            name="code"
            dir="ltr"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={20}
            required
            autofocus
            aria-invalid={said ? 'true' : undefined}
            aria-describedby={described(said, 'code-hint')}
          />
        </div>
        <button class="button primary" type="submit">
          {t.signIn[lang]}
        </button>
      </form>
      <form method="post" action={action} class="stack">
        <div class="quiet">
          {t.notArrived[lang]} {againAt ? t.againFrom(againAt)[lang] : null}
        </div>
        <p class="actions">
          <button class="button" type="submit" name="go" value="again">
            {t.again[lang]}
          </button>
          <a href={back}>{t.otherNumber[lang]}</a>
        </p>
      </form>
    </section>
  );
}

export function JoinPage(props: {
  lang: Lang;
  action: string;
  name: string;
  invited: boolean;
  said: Said | undefined;
}) {
  const { lang, action, name, invited, said } = props;
  return (
    <section class="card narrow stack">
      <h1>{t.joinTitle[lang]}</h1>
      <p>{t.joinLead[lang]}</p>
      {invited ? <p class="notice good">{t.invited[lang]}</p> : null}
      <form method="post" action={action} class="stack">
        <Refusal said={said} lang={lang} />
        <div class="field">
          <label class="label" for="name">
            {t.name[lang]}
          </label>
          <span class="hint" id="name-hint">
            {t.nameHint[lang]}
          </span>
          <input
            id="name"
            name="name"
            autocomplete="name"
            maxlength={120}
            required
            autofocus
            value={name}
            aria-invalid={said ? 'true' : undefined}
            aria-describedby={described(said, 'name-hint')}
          />
        </div>
        <button class="button primary" type="submit">
          {t.join[lang]}
        </button>
      </form>
    </section>
  );
}
