import { formatJalali, tehranDay } from '../../kernel/calendar.ts';
import type { Lang } from '../../kernel/text.ts';
import { AsWritten, titleIn } from '../../web/as-written.tsx';
import { paths } from '../../web/paths.ts';
import { endNames, stateNames } from './sponsorship.text.ts';
import { sponsorshipPageText as t } from './sponsorship-page.text.ts';
import type { QueuedSponsorship } from './sponsorship-record.rules.ts';

/** On a person's page: their kits through benefactors, and where one is proposed. */
export function SponsorshipsOf(props: {
  items: readonly QueuedSponsorship[];
  personId: string;
  mayPropose: boolean;
  lang: Lang;
}) {
  const { items, personId, mayPropose, lang } = props;
  if (items.length === 0 && !mayPropose) return null;
  return (
    <section class="card">
      <h2>{t.ofPerson[lang]}</h2>
      {items.length === 0 ? null : (
        <ul class="timeline">
          {items.map((one) => (
            <li>
              <a href={paths.sponsorship(one.id)}>
                <AsWritten text={titleIn(one.title, lang)} lang={lang} />
              </a>{' '}
              <span class="chip">{(one.end === null ? stateNames[one.state] : endNames[one.end])[lang]}</span>
              <br />
              <span class="quiet">{formatJalali(tehranDay(one.proposedAt), lang)}</span>
            </li>
          ))}
        </ul>
      )}
      {mayPropose ? (
        <p class="no-print">
          <a href={paths.newSponsorship(personId)}>{t.propose[lang]}</a>
        </p>
      ) : null}
    </section>
  );
}
