import { type Actor, isPermitted, type Permission } from '../../kernel/actor.ts';
import type { Lang } from '../../kernel/text.ts';
import { paths } from '../../web/paths.ts';
import { givingNavText as t } from './giving-nav.text.ts';

const items = [
  ['sponsorships', paths.sponsorships, 'sponsorships:read'],
  ['givers', paths.givers, 'pledges:read'],
  ['pledges', paths.pledges, 'pledges:read'],
  ['receipts', paths.receipts, 'receipts:write'],
  ['funds', paths.funds, 'ledger:read'],
  ['ledger', paths.ledger, 'ledger:read'],
  ['causes', paths.staffCauses, 'causes:write'],
  ['campaigns', paths.campaigns, 'campaigns:write'],
] as const satisfies readonly (readonly [string, string, Permission])[];
export type GivingSection = (typeof items)[number][0];

/** The sub-navigation of all that staff do for giving: each place shown where permitted, the current one marked. */
export function GivingNav({ at, actor, lang }: { at: GivingSection; actor: Actor; lang: Lang }) {
  return (
    <nav class="tabs no-print" aria-label={t.label[lang]}>
      {items
        .filter(([, , permission]) => isPermitted(actor, permission))
        .map(([name, href]) => (
          <a href={href} aria-current={name === at ? 'page' : undefined}>
            {t[name][lang]}
          </a>
        ))}
    </nav>
  );
}
