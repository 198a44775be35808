import type { Lang } from '../../kernel/text.ts';
import { type FormState, Near, textIn } from '../../web/form.tsx';
import { boxFields, type HeardSkills } from './skills-in-form.rules.ts';
import { skillsBoxText as t } from './skills-in-form.text.ts';

/** A form whose skills may be written in own words. */
export interface SkillsFormState extends FormState {
  readonly heard?: HeardSkills | undefined;
}

/** Where the page comes back to after the box was read. */
const anchor = 'skills-box';

/** A box for skills in own words, with what was understood of it last; its button keeps all else in the form. */
export function SkillsBox({ state, lang, action }: { state: SkillsFormState; lang: Lang; action: string }) {
  const text = textIn(state, boxFields.text);
  return (
    <div class="field wide" id={anchor}>
      <label class="label" for="f-skillsText">
        {t.label[lang]}
      </label>
      <span class="hint" id="f-skillsText-hint">
        {t.hint[lang]}
      </span>
      <textarea
        id="f-skillsText"
        name={boxFields.text}
        rows={2}
        maxlength={2000}
        dir="auto"
        aria-describedby="f-skillsText-hint"
      >
        {text}
      </textarea>
      <input type="hidden" name={boxFields.seen} value={textIn(state, boxFields.seen)} />
      <p class="actions">
        <button
          class="button"
          type="submit"
          name={boxFields.action}
          value={boxFields.read}
          formaction={`${action}#${anchor}`}
          formnovalidate
        >
          {t.read[lang]}
        </button>
      </p>
      {state.heard ? <Heard heard={state.heard} lang={lang} /> : null}
    </div>
  );
}

function Heard({ heard: { read, left, notTaken, noRoom }, lang }: { heard: HeardSkills; lang: Lang }) {
  const isNothing = read.length + left.length + notTaken.length + noRoom.length === 0;
  return (
    <div class={left.length + noRoom.length > 0 ? 'notice wait' : 'notice'} role="status">
      {isNothing ? <p>{t.nothing[lang]}</p> : null}
      {read.length > 0 ? (
        <>
          <p>{t.heard[lang]}</p>
          <ul>
            {read.map(({ typed, label, isSure }) => (
              <li>
                <bdi>{typed}</bdi>
                {t.arrow[lang]}
                <strong>{label}</strong>
                {isSure ? null : <span class="quiet"> ({t.guessed[lang]})</span>}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {left.length > 0 ? (
        <>
          <p>{t.left[lang]}</p>
          <ul>
            {left.map(({ text, field, names }) => (
              <li>
                <bdi>{text}</bdi> <Near field={field} names={names} lang={lang} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {noRoom.length > 0 ? (
        <p>
          {t.noRoom[lang]} <bdi>{noRoom.join(t.comma[lang])}</bdi>
        </p>
      ) : null}
      {notTaken.length > 0 ? (
        <p>
          {t.notTaken[lang]} <bdi>{notTaken.join(t.comma[lang])}</bdi>
        </p>
      ) : null}
    </div>
  );
}
