import { formatDecimal, formatNumber, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import type { Values } from './check-entry.rules.ts';
import type { CatalogueView } from './read-reference.ts';
import { referencePageText as t } from './reference-page.text.ts';
import { choiceWords } from './reference-words.text.ts';

interface Props {
  readonly view: CatalogueView;
  readonly lang: Lang;
}
type Words = Readonly<Record<Lang, string>>;

/** Loan programmes, a card each, with the fee in words. */
export function Loans({ view, lang }: Props) {
  return (
    <>
      <p class="notice good">
        {t.noSecurity[lang]} {t.noPenalty[lang]}
      </p>
      {view.entries.map(({ code, values }) => (
        <section class="match" id={code}>
          <h2>{String(values[lang])}</h2>
          <dl class="facts">
            <dt>{t.cap[lang]}</dt>
            <dd>{formatRial(Number(values.capRial), lang)}</dd>
            <dt>{t.term[lang]}</dt>
            <dd>{t.months(formatNumber(Number(values.termMonths), lang))[lang]}</dd>
            <dt>{t.grace[lang]}</dt>
            <dd>{graceText(values, lang)}</dd>
            <dt>{t.fee[lang]}</dt>
            <dd>{feeText(values, lang)}</dd>
            <dt>{t.guarantors[lang]}</dt>
            <dd>
              {Number(values.guarantors) === 0
                ? t.noGuarantor[lang]
                : t.guarantorCount(formatNumber(Number(values.guarantors), lang))[lang]}
            </dd>
            <dt>{t.by[lang]}</dt>
            <dd>{choiceWords[String(values.administeredBy)]?.[lang]}</dd>
            {(values.reservedFor as readonly string[]).length > 0 ? (
              <>
                <dt>{t.reservedFor[lang]}</dt>
                <dd>
                  {(values.reservedFor as readonly string[])
                    .map((one) => choiceWords[one]?.[lang] ?? one)
                    .join(t.comma[lang])}
                </dd>
              </>
            ) : null}
            <dt>{t.failsWhen[lang]}</dt>
            <dd>{(values.failsWhen as Words)[lang]}</dd>
          </dl>
        </section>
      ))}
    </>
  );
}

function graceText(values: Values, lang: Lang): string {
  const months = Number(values.graceMonths);
  const said = months === 0 ? t.noGrace[lang] : t.months(formatNumber(months, lang))[lang];
  return values.graceBySeason ? `${said}${t.comma[lang]}${t.graceBySeason[lang]}` : said;
}

/** How much, of what, and when it is taken; the amount for a loan at the cap. */
function feeText(values: Values, lang: Lang): string {
  const percent = Number(values.feePercent);
  if (percent === 0) return t.noFee[lang];
  const amount = formatRial(Math.floor((Number(values.capRial) * percent) / 100), lang);
  const say = values.feeMethod === 'once-on-principal' ? t.feeOnce : t.feeYearly;
  const collected = t.collected[values.collection as keyof typeof t.collected];
  return `${say(formatDecimal(percent, lang, 2), amount)[lang]} ${collected[lang]}`;
}

/** Trainings, a card each. */
export function Trainings({ view, lang }: Props) {
  const { vocabulary } = view;
  return (
    <>
      {view.entries.map(({ code, values }) => {
        const teaches = values.teaches as readonly { skillId: string; level: number }[];
        const certificate = values.certificate as string | null;
        const home =
          certificate !== null && vocabulary.has('documents', certificate) ? 'documents' : 'licences';
        return (
          <section class="match" id={code}>
            <h2>{String(values[lang])}</h2>
            <ul class="chips">
              {teaches.map(({ skillId, level }) => (
                <li class="chip">
                  {vocabulary.label('skills', skillId, lang)}
                  {t.comma[lang]}
                  {t.skillLevel(formatNumber(level, lang))[lang]}
                </li>
              ))}
            </ul>
            <dl class="facts">
              <dt>{t.length[lang]}</dt>
              <dd>
                {
                  t.weeks(
                    formatNumber(Number(values.weeks), lang),
                    formatNumber(Number(values.hoursPerWeek), lang),
                  )[lang]
                }
              </dd>
              <dt>{t.provider[lang]}</dt>
              <dd>{(values.provider as Words)[lang]}</dd>
              <dt>{t.education[lang]}</dt>
              <dd>
                {vocabulary.label('education', String((values.prerequisites as Values).education), lang)}
              </dd>
              <dt>{t.certificate[lang]}</dt>
              <dd>
                {certificate === null ? (
                  t.none[lang]
                ) : (
                  <a href={`${paths.catalogue(home)}#${certificate}`}>
                    {vocabulary.label(home, certificate, lang)}
                  </a>
                )}
              </dd>
              <dt>{t.failsWhen[lang]}</dt>
              <dd>{(values.failsWhen as Words)[lang]}</dd>
            </dl>
          </section>
        );
      })}
    </>
  );
}
