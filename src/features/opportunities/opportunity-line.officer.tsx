import { formatDecimal, formatRial } from '../../kernel/persian.ts';
import type { Lang } from '../../kernel/text.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { voiceOf } from '../matching/voice.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';
import { opportunityWords, workplaceNames } from './opportunity-words.text.ts';

/** County and province, or "nationwide". */
export function placeText(
  vocabulary: Vocabulary,
  province: string | undefined,
  county: string | undefined,
  lang: Lang,
): string {
  if (province === undefined) return opportunityWords.nationwide[lang];
  const provinceName = vocabulary.label('provinces', province, lang);
  return county === undefined
    ? provinceName
    : `${vocabulary.label('counties', county, lang)}${opportunityWords.comma[lang]}${provinceName}`;
}

/** What a month brings, or what the loan or kit is worth. */
export function payText(opportunity: OpportunityRecord, lang: Lang): string {
  const { facts, loan } = opportunity;
  if (loan) return `${opportunityWords.loanUpTo[lang]} ${formatRial(loan.capRial, lang)}`;
  return facts.monthlyIncomeRial === undefined
    ? opportunityWords.payUnknown[lang]
    : `${formatRial(facts.monthlyIncomeRial, lang)} ${opportunityWords.perMonth[lang]}`;
}

/** Place, distance, pay and hours in one line. */
export function OpportunityLine(props: {
  opportunity: OpportunityRecord;
  vocabulary: Vocabulary;
  lang: Lang;
  km?: number | undefined;
  kmWords?: string;
}) {
  const { opportunity, vocabulary, lang, km } = props;
  const { facts } = opportunity;
  const voice = voiceOf(lang, namesFrom(vocabulary));
  return (
    <ul class="line">
      <li>{placeText(vocabulary, facts.province, facts.county, lang)}</li>
      {facts.workplace ? <li>{workplaceNames[facts.workplace][lang]}</li> : null}
      {km !== undefined && facts.workplace !== undefined && facts.workplace !== 'home' ? (
        <li>
          {formatDecimal(km, lang, 1)} {props.kmWords}
        </li>
      ) : null}
      {facts.kind === 'training' && facts.monthlyIncomeRial === undefined ? null : (
        <li>{payText(opportunity, lang)}</li>
      )}
      {facts.kind === 'job' || facts.hours.length > 0 ? (
        <li>{facts.hours.length > 0 ? voice.slots(facts.hours) : opportunityWords.flexible[lang]}</li>
      ) : null}
      {facts.lodging ? <li>{opportunityWords.lodging[lang]}</li> : null}
      {facts.insured ? <li>{opportunityWords.insured[lang]}</li> : null}
    </ul>
  );
}
