import type { Lang } from '../../kernel/text.ts';
import { titleIn } from '../../web/as-written.tsx';
import { formText } from '../../web/form.text.ts';
import { type FormState, SelectField } from '../../web/form.tsx';
import { field } from '../../web/http.ts';
import type { PledgeChoices } from './pledge-choices.ts';
import { pledgePageText as t } from './pledge-page.text.ts';
import { earmarkNames } from './pledge-words.text.ts';

type Form = Readonly<Record<string, readonly string[]>>;

/** What may be chosen beside a cause, which has a list of its own. */
const offered = ['any', 'women-heads', 'released', 'province', 'trade'] as const;

export const useLabels = (lang: Lang) => ({
  earmark: t.earmark[lang],
  province: t.ofProvince[lang],
  trade: t.ofTrade[lang],
  causeId: earmarkNames.cause[lang],
  campaignId: t.campaign[lang],
});

/** What a pledge that staff enter is for: a cause goes before what is chosen above it. */
export function useIn(form: Form): Readonly<Record<string, string>> {
  const [causeId, campaignId, earmark] = [
    field(form, 'causeId'),
    field(form, 'campaignId'),
    field(form, 'earmark'),
  ];
  const earmarkRef = earmark === 'province' || earmark === 'trade' ? field(form, earmark) : '';
  return {
    ...(causeId !== '' ? { earmark: 'cause', causeId } : earmark !== '' ? { earmark } : {}),
    ...(causeId === '' && earmarkRef !== '' ? { earmarkRef } : {}),
    ...(campaignId === '' ? {} : { campaignId }),
  };
}

/** The field of the form that a path of the body came from. */
export function useFieldOf(path: string, form: Form): string {
  return path === 'earmarkRef' ? field(form, 'earmark') : path;
}

export function UseFields(props: { choices: PledgeChoices; state: FormState; lang: Lang }) {
  const { choices, state, lang } = props;
  const at = { state, lang };
  const labels = useLabels(lang);
  const titled = (items: PledgeChoices['causes']) =>
    items.map(({ id, title }) => ({ value: id, label: titleIn(title, lang) }));
  const coded = (items: PledgeChoices['trades']) =>
    items.map(({ code, name }) => ({ value: code, label: name[lang] }));
  return (
    <>
      {choices.causes.length > 0 ? (
        <SelectField
          {...at}
          name="causeId"
          label={labels.causeId}
          empty={t.noCause[lang]}
          choices={titled(choices.causes)}
        />
      ) : null}
      <SelectField
        {...at}
        name="earmark"
        label={labels.earmark}
        required
        choices={offered.map((one) => ({ value: one, label: earmarkNames[one][lang] }))}
      />
      <div class="grid">
        <SelectField
          {...at}
          name="province"
          label={labels.province}
          empty={formText.choose[lang]}
          choices={coded(choices.provinces)}
        />
        <SelectField
          {...at}
          name="trade"
          label={labels.trade}
          empty={formText.choose[lang]}
          choices={coded(choices.trades)}
        />
      </div>
      {choices.campaigns.length > 0 ? (
        <SelectField
          {...at}
          name="campaignId"
          label={labels.campaignId}
          empty="—"
          choices={titled(choices.campaigns)}
        />
      ) : null}
    </>
  );
}
