import type { JSX } from 'hono/jsx/jsx-runtime';
import { formatJalali } from '../../kernel/calendar.ts';
import { toPersianDigits } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, NameOf } from '../../web/as-written.tsx';
import { problemPage, type StaffPageRoute } from '../../web/http.ts';
import { paths } from '../../web/paths.ts';
import type { LetterContent, LetterView } from './letter.rules.ts';
import { letterText as text } from './referral-letter.text.ts';
import { referralLetter } from './referral-letter.ts';

/** The letter for print on A4; the link back stays off the paper. */
export const letterRoutes: readonly StaffPageRoute[] = [
  {
    method: 'get',
    path: paths.letter(':id'),
    async handle({ deps, actor, params, lang }) {
      const letter = await referralLetter(deps, actor, params.id ?? '', lang);
      if (!letter.ok) return problemPage(letter.problem);
      return {
        kind: 'page',
        bare: true,
        title: text.heading[lang],
        body: <Letter letter={letter.value} lang={lang} />,
      };
    },
  },
];

/** The letter itself. Without a number it is a draft: shown inside another page, and it says that it is no letter yet. */
export function Letter({
  letter,
  lang,
}: {
  readonly letter: LetterContent | LetterView;
  readonly lang: Lang;
}): JSX.Element {
  const { kind, person, opportunity } = letter;
  const written = 'number' in letter ? letter : undefined;
  const digits = (text: string) => (lang === 'fa' ? toPersianDigits(text) : text);
  const heading = text.heading[lang];
  const role = text.officer[lang];
  const isNamedByRole = letter.officer?.toLowerCase().includes(role.toLowerCase()) ?? false;
  return (
    <article class={written ? 'letter' : 'letter draft'}>
      {written ? (
        <p class="no-print">
          <a href={paths.referral(written.referralId)}>{text.back[lang]}</a>
        </p>
      ) : null}
      <header class="letter-head">
        {written ? <h1>{heading}</h1> : <h3>{heading}</h3>}
        <p>
          <AsWritten text={letter.office} lang={lang} />
        </p>
        <dl>
          <Line label={text.number[lang]}>
            {written ? <bdi dir="ltr">{written.number}</bdi> : <strong>{text.draft[lang]}</strong>}
          </Line>
          <Line label={text.date[lang]}>{formatJalali(letter.date, lang)}</Line>
        </dl>
      </header>
      <p class="letter-to">
        {letter.to === null ? (
          text.dear[kind][lang]
        ) : (
          <>
            <strong>
              <AsWritten text={letter.to.name} lang={lang} />
            </strong>
            {letter.to.contact === null ? null : (
              <>
                <br />
                {text.attention[lang]}: <AsWritten text={letter.to.contact} lang={lang} />
              </>
            )}
          </>
        )}
      </p>
      <p>{text.greeting[lang]}</p>
      <p>{text.introduces[kind][lang]}</p>
      <dl class="letter-facts">
        <Line label={text.name[lang]}>
          {person.title} <NameOf of={person} lang={lang} />
        </Line>
        {person.fatherName === null ? null : (
          <Line label={text.fatherName[lang]}>
            <AsWritten text={person.fatherName} lang={lang} />
          </Line>
        )}
        <Line label={text.nationalId[lang]}>
          <bdi dir="ltr">{digits(person.maskedNationalId)}</bdi>
        </Line>
        <Line label={text.subject[kind][lang]}>
          <AsWritten text={opportunity.title} lang={lang} />
        </Line>
        <Line label={text.place[lang]}>{opportunity.place}</Line>
        {kind === 'job' || kind === 'training' ? (
          <Line label={text.hours[lang]}>{opportunity.hours}</Line>
        ) : null}
        {opportunity.startOn === null ? null : (
          <Line label={text.start[lang]}>{formatJalali(opportunity.startOn, lang)}</Line>
        )}
      </dl>
      {letter.skills.length === 0 ? null : (
        <>
          {written ? <h2>{text.skills[lang]}</h2> : <h4>{text.skills[lang]}</h4>}
          <ul>
            {letter.skills.map((skill) => (
              <li>{skill}</li>
            ))}
          </ul>
        </>
      )}
      <p>{text.request[kind][lang]}</p>
      <footer class="letter-signatures">
        <p>
          {text.signatureOfOffice[lang]}
          <br />
          {letter.officer === null ? null : (
            <>
              <AsWritten text={letter.officer} lang={lang} />
              <br />
            </>
          )}
          {isNamedByRole ? null : role}
        </p>
        <p>{text.signatureOfReceiver[lang]}</p>
      </footer>
    </article>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: unknown }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children as JSX.Element}</dd>
    </div>
  );
}
