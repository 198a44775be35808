import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { organisationNames } from '../organisations/organisations.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { heldCounts } from './opportunities.repo.ts';
import type { OpportunityRecord } from './opportunity-record.rules.ts';
import { type StaffOpportunity, staffView } from './opportunity-view.rules.ts';

/** Records as staff of an organisation see them, with keepers' names and vacancies taken read in one query each. */
export async function showToStaff(
  db: Reader,
  vocabulary: Vocabulary,
  records: readonly OpportunityRecord[],
  viewer: { readonly organisationId: string; readonly today: LocalDate },
): Promise<StaffOpportunity[]> {
  if (records.length === 0) return [];
  const held = await heldCounts(
    db,
    records.map(({ id }) => id),
  );
  const organisations = await organisationNames(db, [
    ...new Set(records.map(({ organisationId }) => organisationId)),
  ]);
  return records.map((record) =>
    staffView(record, vocabulary, viewer.today, {
      viewerOrganisation: viewer.organisationId,
      organisations,
      held,
    }),
  );
}
