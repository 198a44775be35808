import type { LocalDate } from '../../kernel/calendar.ts';
import type { Text } from '../../kernel/text.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { isOverdue } from './ask.rules.ts';
import type { AskRecord } from './ask-record.rules.ts';

/** An ask as the organisation that calls sees it. */
export interface AskView extends Omit<AskRecord, 'organisationId' | 'phoneIndex' | 'county'> {
  /** Persian name, as other calls take it. */
  readonly county: string;
  readonly countyCode: string;
  readonly countyLabel: Text;
  readonly overdue: boolean;
}

export function viewOf(
  { organisationId: _, phoneIndex: __, county, ...rest }: AskRecord,
  vocabulary: Vocabulary,
  today: LocalDate,
): AskView {
  const countyLabel = {
    fa: vocabulary.label('counties', county, 'fa'),
    en: vocabulary.label('counties', county, 'en'),
  };
  return {
    ...rest,
    county: countyLabel.fa,
    countyCode: county,
    countyLabel,
    overdue: isOverdue(rest, today),
  };
}
