import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatNumber } from '../../kernel/persian.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { percentText } from '../../web/percent.ts';
import type { Share } from './figure.rules.ts';
import { promisesText as t } from './promises.text.ts';

/** A part of the page under a heading that can be jumped to. */
export function Part(props: { id: string; title: string; wide?: boolean; children: unknown }): JSX.Element {
  return (
    <section class={props.wide ? 'card wide' : 'card'} id={props.id} aria-labelledby={`${props.id}-h`}>
      <h2 id={`${props.id}-h`}>{props.title}</h2>
      {props.children as JSX.Element}
    </section>
  );
}

/** What a figure is, out of what, and how it is counted; every figure opens to one. */
export function Definition({
  definition,
  share,
  lang,
  open = false,
  whole,
}: {
  definition: Text;
  share?: Share;
  lang: Lang;
  open?: boolean;
  whole?: string;
}): JSX.Element {
  const body = (
    <>
      <p>{definition[lang]}</p>
      {share ? (
        <dl class="facts">
          <dt>{t.numerator[lang]}</dt>
          <dd>{formatNumber(share.numerator, lang)}</dd>
          <dt>{whole ?? t.denominator[lang]}</dt>
          <dd>{formatNumber(share.denominator, lang)}</dd>
          <dt>{t.value[lang]}</dt>
          <dd>{percentText(share.value, lang)}</dd>
        </dl>
      ) : null}
    </>
  );
  if (open) return body;
  return (
    <details>
      <summary>{t.definition[lang]}</summary>
      {body}
    </details>
  );
}
