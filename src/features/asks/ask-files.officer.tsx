import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Lang } from '../../kernel/text.ts';
import { NameOf } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { askPageText as t } from './ask-page.text.ts';
import type { AskView } from './ask-view.rules.ts';
import type { OpenAsk } from './view-ask.ts';

interface May {
  readonly mayAnswer: boolean;
  readonly mayRefer: boolean;
  readonly mayRegister: boolean;
}

const referHref = (personId: string, { opportunityId }: AskView) =>
  `${paths.newReferral}?${new URLSearchParams({ personId, opportunityId })}`;

/** Whose file this is: the one it led to, those with the same number, or the way to a new one. */
export function AskFiles({ found, lang, ...permitted }: { found: OpenAsk; lang: Lang } & May) {
  const { ask, person } = found;
  const may = { ...permitted, mayRefer: permitted.mayRefer && found.opportunity === 'open' };
  if (person)
    return (
      <section class="card">
        <h2>{t.next[lang]}</h2>
        <p>
          {t.file[lang]}:{' '}
          <a href={paths.person(person.id)}>
            <NameOf of={person} lang={lang} />
          </a>
        </p>
        {may.mayRefer ? (
          <p class="actions">
            <a class="button primary" href={referHref(person.id, ask)}>
              {t.refer[lang]}
            </a>
          </p>
        ) : null}
      </section>
    );
  return (
    <section class="card">
      <h2>{t.known[lang]}</h2>
      {found.known.length === 0 ? (
        <p>{t.knownNone[lang]}</p>
      ) : (
        <ul class="acts">
          {found.known.map((one) => (
            <Known id={one.id} name={<NameOf of={one} lang={lang} />} ask={ask} lang={lang} may={may} />
          ))}
        </ul>
      )}
      {may.mayRegister ? (
        <>
          <p class="actions">
            <a class="button" href={`${paths.newPerson}?ask=${ask.id}`}>
              {t.register[lang]}
            </a>
          </p>
          <p class="quiet">{t.registerHint[lang]}</p>
        </>
      ) : null}
    </section>
  );
}

function Known(props: { id: string; name: JSX.Element; ask: AskView; lang: Lang; may: May }) {
  const { id, name, ask, lang, may } = props;
  return (
    <li>
      <p class="plain">
        <a href={paths.person(id)}>{name}</a>
      </p>
      {may.mayAnswer ? (
        <form method="post" action={paths.askAnswer(ask.id)} class="actions">
          <input type="hidden" name="revision" value={String(ask.revision)} />
          <input type="hidden" name="personId" value={id} />
          <button class="button" type="submit" name="outcome" value="already-with-us">
            {t.isThem[lang]}
          </button>
          {may.mayRefer ? (
            <a class="button" href={referHref(id, ask)}>
              {t.refer[lang]}
            </a>
          ) : null}
        </form>
      ) : null}
    </li>
  );
}
