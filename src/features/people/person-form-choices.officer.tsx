import type { Lang } from '../../kernel/text.ts';
import { formText } from '../../web/form.text.ts';
import type { Choice } from '../../web/form.tsx';
import { opportunityKinds } from '../opportunities/opportunity-facts.rules.ts';
import { kindNames } from '../opportunities/opportunity-words.text.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';
import { statusReasonNames } from './people.text.ts';
import {
  custodyStatuses,
  educations,
  personKinds,
  personStatuses,
  sexes,
  supervisionPermissions,
} from './person-facts.rules.ts';
import { personFormText as t } from './person-form.text.ts';
import { noneTick } from './person-form-fields.rules.ts';
import { reasonsOf } from './person-status.rules.ts';
import {
  bankStandingNames,
  custodyNames,
  personKindNames,
  personStatusNames,
  sexNames,
  supervisionPermissionNames,
} from './person-words.text.ts';

export type PersonChoices = ReturnType<typeof personChoices>;

/** The closed lists of the form in one language, by field; rows by list and cell. */
export function personChoices(vocabulary: Vocabulary, lang: Lang) {
  const named = <T extends string>(
    codes: readonly T[],
    names: Readonly<Record<T, { fa: string; en: string }>>,
  ): Choice[] => codes.map((value) => ({ value, label: names[value][lang] }));
  const items = (catalogue: Catalogue): Choice[] =>
    vocabulary.items(catalogue).map((item) => ({ value: item.code, label: item[lang] }));
  const noneToo = (catalogue: Catalogue): Choice[] => [
    ...items(catalogue),
    { value: noneTick, label: t.noneOfThese[lang] },
  ];
  const reason = (code: string) => statusReasonNames[code as keyof typeof statusReasonNames][lang];
  const yesNo: Choice[] = [
    { value: 'yes', label: formText.yes[lang] },
    { value: 'no', label: formText.no[lang] },
  ];
  return {
    kind: named(personKinds, personKindNames),
    sex: named(sexes, sexNames),
    education: educations.map((value) => ({ value, label: vocabulary.label('education', value, lang) })),
    documents: noneToo('documents'),
    licences: noneToo('licences'),
    permits: noneToo('permits'),
    wishes: named(opportunityKinds, kindNames),
    bankStanding: named(['clear', 'returned-cheque', 'blocked'] as const, bankStandingNames),
    status: personStatuses.flatMap((status): Choice[] =>
      status === 'seeking'
        ? [{ value: status, label: personStatusNames[status][lang] }]
        : reasonsOf(status).map((code) => ({
            value: `${status}/${code}`,
            label: `${personStatusNames[status][lang]}${t.colon[lang]}${reason(code)}`,
          })),
    ),
    'custody.status': named(custodyStatuses, custodyNames),
    'supervision.permissions': named(supervisionPermissions, supervisionPermissionNames),
    'aid.kind': items('aid-kinds'),
    'skills.level': named(['1', '2', '3', '4'] as const, t.levels),
    'restrictions.code': items('restrictions'),
    'household.head': yesNo,
    'availability.homeOnly': yesNo,
    'workspace.power': yesNo,
    'workspace.water': yesNo,
    'workspace.ventilation': yesNo,
  };
}

/** What a field of the form says, in words: choices by their labels, several joined by the list's comma. */
export function wordsOf(
  choices: PersonChoices,
  name: string,
  values: readonly string[],
  comma: string,
): string {
  const list = (choices as Readonly<Record<string, readonly Choice[]>>)[name.replace(/\.\d+\./, '.')];
  return values.map((value) => list?.find((one) => one.value === value)?.label ?? value).join(comma);
}
