import type { Lang } from '../kernel/text.ts';
import { formText } from './form.text.ts';
import { errorOf, type FormState, textIn } from './form.tsx';

/** Several lines of text; its name has no other signs than letters. */
export function TextArea(props: {
  state: FormState;
  lang: Lang;
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  rows?: number;
}) {
  const { state, lang, name, label, hint, required, rows = 3 } = props;
  const error = errorOf(state, name);
  const described = [hint ? `f-${name}-hint` : '', error ? `f-${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field wide">
      <label class="label" for={`f-${name}`}>
        {label}
        {required ? null : <span class="quiet"> ({formText.optional[lang]})</span>}
      </label>
      {hint ? (
        <span class="hint" id={`f-${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={`f-${name}-error`}>
          {error.message[lang]}
        </span>
      ) : null}
      <textarea
        id={`f-${name}`}
        name={name}
        rows={rows}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
      >
        {textIn(state, name)}
      </textarea>
    </div>
  );
}
