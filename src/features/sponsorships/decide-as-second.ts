import type { Actor } from '../../kernel/actor.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../organisations/scope.rules.ts';
import { standInFor } from '../organisations/second-person.repo.ts';
import { approveSponsorship } from './approve-sponsorship.ts';
import { conflict } from './change-one-sponsorship.ts';
import { refuseSponsorship } from './decide-sponsorship.ts';
import { recordSponsorshipEvent } from './record-event.ts';
import { secondDecisionInput } from './sponsorship.input.ts';
import type { SponsorshipState } from './sponsorship.rules.ts';
import { sponsorshipText } from './sponsorship.text.ts';
import type { SponsorshipWhole } from './sponsorship-record.rules.ts';
import { waitingForSecond } from './sponsorships.repo.ts';

/** What somebody above is answered: nothing of the family. */
export interface SecondDecided {
  readonly id: string;
  readonly state: SponsorshipState;
  readonly revision: number;
}

/**
 * Approves or refuses a proposal, or the withdrawal of an approval, of an organisation that has no other manager than the one
 * who asked, from above it; 404 for every other sponsorship. The answer names nobody.
 */
export async function decideSponsorshipAsSecond(
  deps: Deps,
  actor: Actor,
  id: string,
  ifMatch: string | undefined,
  input: unknown,
  lang: Lang,
): Promise<Result<SecondDecided>> {
  const permitted = permit(actor, 'requests:second');
  if (!permitted.ok) return permitted;
  const parsed = parse(secondDecisionInput, input);
  if (!parsed.ok) return parsed;
  const { read } = deps.database;
  const waiting = await waitingForSecond(read, id);
  if (!waiting) return fail(problem('not-found'));
  const standIn = await standInFor(read, actor, waiting);
  if (!standIn.ok) return standIn;
  const { confirm, reason } = parsed.value;
  const by = standIn.value;
  const done =
    waiting.kind === 'approval'
      ? confirm
        ? await approveSponsorship(deps, by, id, ifMatch, lang)
        : await refuseSponsorship(deps, by, id, ifMatch, { reason })
      : await recordSponsorshipEvent(deps, by, id, ifMatch, {
          event: confirm ? 'cancelled' : 'cancel-refused',
          ...(reason ? { reason } : {}),
        });
  return done.ok ? ok(unnamed(done.value)) : withoutBlocks(done);
}

const unnamed = ({ id, state, revision }: SponsorshipWhole): SecondDecided => ({ id, state, revision });

/** What blocks a family is told to its own association alone. */
function withoutBlocks(refused: Extract<Result<never>, { ok: false }>): Result<never> {
  return refused.problem.extra?.blocks === undefined ? refused : conflict(sponsorshipText.blockedThere);
}
