import { desc, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { isClash, type Reader, type Tx } from '../../platform/database.ts';
import { account } from '../../schema/organisations.ts';
import { placementCheck } from '../../schema/outcomes.ts';
import type { CheckResult, CheckSource, Evidence } from './placement.rules.ts';
import { type CheckLine, isStanding } from './placement-record.rules.ts';

export interface NewCheck {
  readonly id: string;
  readonly placementId: string;
  readonly personId: string;
  readonly checkedOn: LocalDate;
  readonly result: CheckResult;
  readonly evidence: Evidence | null;
  readonly weeklyHours: number | null;
  readonly monthlyIncomeRial: number | null;
  readonly source: CheckSource;
  readonly corrects: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** Adds a check; `corrected` where what it corrects was corrected already: nothing is written then. */
export async function addCheck(tx: Tx, scope: Scope, row: NewCheck): Promise<'added' | 'corrected'> {
  try {
    await tx.insert(placementCheck).values({ ...row, organisationId: scope.organisationId });
    return 'added';
  } catch (error) {
    if (row.corrects !== null && isClash(error)) return 'corrected';
    throw error;
  }
}

/** The checks of placements by placement, latest first; withdrawn and corrected ones too. */
export async function checksOf(
  db: Reader,
  placementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CheckLine[]>> {
  if (placementIds.length === 0) return new Map();
  const rows = await db
    .select({ check: placementCheck, fa: account.nameFa, en: account.nameEn })
    .from(placementCheck)
    .leftJoin(account, eq(account.id, placementCheck.recordedBy))
    .where(inArray(placementCheck.placementId, [...placementIds]))
    .orderBy(desc(placementCheck.checkedOn), desc(placementCheck.recordedAt), desc(placementCheck.id));
  const correctedBy = new Map(
    rows.flatMap(({ check: { id, corrects } }) => (corrects === null ? [] : [[corrects, id] as const])),
  );
  const found = new Map<string, CheckLine[]>();
  for (const { check, fa, en } of rows) {
    const { placementId, organisationId: _, personId: _who, recordedBy, checkedOn, ...rest } = check;
    const line: CheckLine = {
      ...rest,
      checkedOn: checkedOn as LocalDate,
      correctedBy: correctedBy.get(check.id) ?? null,
      recordedBy: { id: recordedBy, name: { fa: fa ?? recordedBy, en: en ?? recordedBy } },
    };
    found.set(placementId, [...(found.get(placementId) ?? []), line]);
  }
  return found;
}

/** The checks of one placement that still say something, latest first. */
export async function standingChecks(db: Reader, placementId: string): Promise<readonly CheckLine[]> {
  return ((await checksOf(db, [placementId])).get(placementId) ?? []).filter(isStanding);
}
