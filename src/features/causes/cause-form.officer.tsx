import { formatJalaliShort, type LocalDate } from '../../kernel/calendar.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import type { FieldError } from '../../kernel/problem.ts';
import type { Lang } from '../../kernel/text.ts';
import { titleIn } from '../../web/as-written.tsx';
import { type FormState, SelectField, TextField } from '../../web/form.tsx';
import { field, type PageRequest } from '../../web/http.ts';
import { TextArea } from '../../web/text-area.tsx';
import type { CampaignRecord } from '../campaigns/campaign-record.rules.ts';
import { causePageText as t } from './cause-page.text.ts';

export const causeLabels = (lang: Lang): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(t.fields).map(([name, label]) => [name, label[lang]]));

export const dayText = (day: LocalDate | null, lang: Lang): string =>
  day === null ? '' : lang === 'fa' ? formatJalaliShort(day) : day;

/** A whole number as it was typed; what is none goes along to be refused. */
export function wholeField(form: PageRequest['form'], name: string): number | string | undefined {
  const text = toLatinDigits(field(form, name).trim());
  if (text === '') return undefined;
  return /^\d{1,6}$/.test(text) ? Number(text) : text;
}

/** The words of a form as the API takes them; an empty title is left out. */
export function wordsIn(form: PageRequest['form']) {
  const [titleFa, titleEn, needFa, needEn] = ['titleFa', 'titleEn', 'needFa', 'needEn'].map(
    (name) => field(form, name).trim() || null,
  );
  return {
    ...(titleFa ? { title: { fa: titleFa, en: titleEn } } : {}),
    need: { fa: needFa ?? '', en: needEn },
    campaignId: field(form, 'campaignId') || null,
    closesOn: field(form, 'closesOn').trim() || null,
    ...(field(form, 'verifiedOn').trim() ? { verifiedOn: field(form, 'verifiedOn').trim() } : {}),
    ...(field(form, 'namesChecked') ? { namesChecked: true } : {}),
  };
}

/** Paths of the API as the fields of the form are called. */
export function asFormErrors(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map((error) => ({
    ...error,
    path: error.path.replace(/^(title|need)\.(fa|en)$/, (_, name: string, lang: string) =>
      lang === 'fa' ? `${name}Fa` : `${name}En`,
    ),
  }));
}

/** Words, days and campaign, as a cause is published and edited. */
export function CauseFields(props: {
  state: FormState;
  lang: Lang;
  campaigns: readonly CampaignRecord[];
  isNew: boolean;
}) {
  const { state, lang, campaigns, isNew } = props;
  const common = { state, lang };
  const seemsName = state.errors.some(({ code }) => code === 'words.name');
  return (
    <>
      <TextField
        {...common}
        name="titleFa"
        label={t.fields.titleFa[lang]}
        hint={isNew ? t.hints.titleEmpty[lang] : t.hints.words[lang]}
        required={!isNew}
      />
      <TextField {...common} name="titleEn" label={t.fields.titleEn[lang]} ltr />
      <TextArea {...common} name="needFa" label={t.fields.needFa[lang]} hint={t.hints.words[lang]} required />
      <TextArea {...common} name="needEn" label={t.fields.needEn[lang]} />
      {seemsName ? (
        <label class="check">
          <input type="checkbox" name="namesChecked" value="1" />
          <span>{t.fields.namesChecked[lang]}</span>
        </label>
      ) : null}
      {campaigns.length > 0 ? (
        <SelectField
          {...common}
          name="campaignId"
          label={t.fields.campaignId[lang]}
          unmarked
          empty={t.noCampaign[lang]}
          choices={campaigns.map(({ id, title }) => ({ value: id, label: titleIn(title, lang) }))}
        />
      ) : null}
      <TextField {...common} name="closesOn" label={t.fields.closesOn[lang]} hint={t.hints.day[lang]} ltr />
      <TextField
        {...common}
        name="verifiedOn"
        label={t.fields.verifiedOn[lang]}
        hint={t.hints.day[lang]}
        ltr
      />
    </>
  );
}
