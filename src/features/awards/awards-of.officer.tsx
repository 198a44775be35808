import type { Lang } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import { awardPageText as t } from './award-page.text.ts';

/** On a person's page: where the kits and loans given to them are, and where one more is recorded. */
export function AwardsOf(props: { personId: string; mayRecord: boolean; lang: Lang }) {
  const { personId, mayRecord, lang } = props;
  return (
    <p class="no-print">
      <a href={`${paths.awards}?personId=${personId}`}>{t.title[lang]}</a>
      {mayRecord ? (
        <>
          {' · '}
          <a href={`${paths.newAward}?personId=${personId}`}>{t.add[lang]}</a>
        </>
      ) : null}
    </p>
  );
}
