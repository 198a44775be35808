import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { namesFrom } from '../matching/names.rules.ts';
import { voiceOf } from '../matching/voice.text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { findWorkText as t } from './find-work.text.ts';
import { placeText } from './opportunity-line.officer.tsx';
import type { PublicOpportunity } from './opportunity-view.rules.ts';
import { kindNames, opportunityWords, workplaceNames } from './opportunity-words.text.ts';
import { Icon, type IconName } from './work-icons.public.tsx';
import { payInTomans } from './work-words.rules.ts';

export interface WorkShown {
  readonly work: PublicOpportunity;
  readonly vocabulary: Vocabulary;
  readonly lang: Lang;
}

/** Every icon that a card or a job page may point at. */
export const workIcons: readonly IconName[] = [
  'place',
  'pay',
  'hours',
  'home',
  'ease',
  'training',
  'job',
  'kit',
  'loan-programme',
  'lodging',
  'shield',
];

/** Where, what it pays and when, each with its sign and its word. */
export function WorkFacts({ work, vocabulary, lang }: WorkShown) {
  const voice = voiceOf(lang, namesFrom(vocabulary));
  const pay = payInTomans(work, lang);
  const facts: (readonly [IconName, string] | undefined)[] = [
    work.kind === 'job' ? undefined : [work.kind, kindNames[work.kind][lang]],
    ['place', placeText(vocabulary, work.provinceCode ?? undefined, work.countyCode ?? undefined, lang)],
    work.workplace === null || work.workplace === 'fixed'
      ? undefined
      : [work.workplace === 'home' ? 'home' : 'place', workplaceNames[work.workplace][lang]],
    pay === undefined ? undefined : ['pay', pay],
    work.kind === 'job' || work.hours.length > 0
      ? ['hours', work.hours.length > 0 ? voice.slots(work.hours) : opportunityWords.flexible[lang]]
      : undefined,
    work.lodging ? ['lodging', opportunityWords.lodging[lang]] : undefined,
    work.insured ? ['shield', opportunityWords.insured[lang]] : undefined,
  ];
  return (
    <ul class="signs">
      {facts
        .filter((fact) => fact !== undefined)
        .map(([icon, words]) => (
          <li>
            <Icon name={icon} />
            <span>{words}</span>
          </li>
        ))}
    </ul>
  );
}

/** One of a list: what it is, and one button. `from`: the query of the list, which its page leads back to. */
export function WorkCard(props: WorkShown & { from?: string }) {
  const { work, lang, from = '' } = props;
  const title = titleIn(work.title, lang);
  return (
    <li class="match">
      <h2>
        <a
          href={from === '' ? paths.work(work.id) : `${paths.work(work.id)}?${new URLSearchParams({ from })}`}
        >
          <AsWritten text={title} lang={lang} />
        </a>
      </h2>
      <WorkFacts {...props} />
      <p class="actions">
        <a class="button" href={paths.askAbout(work.id)}>
          {t.ask[lang]}
          <span class="visually-hidden">
            : <AsWritten text={title} lang={lang} />
          </span>
        </a>
      </p>
    </li>
  );
}
