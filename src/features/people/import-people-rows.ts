import type { Actor, Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok } from '../../kernel/result.ts';
import type { Deps } from '../../platform/deps.ts';
import { type Change, change } from '../records/change.repo.ts';
import type { ListRow } from '../records/csv-list.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { readSkillCells } from '../skills/skills-text.repo.ts';
import { judgePersonRow, type ReadRow, readPersonRow, rejectionsOf } from './people-import.input.ts';
import { heldPeople, namesakes } from './people-import.repo.ts';
import { fingerprintOf, isSomebodyElse } from './people-import-identity.rules.ts';
import { Lookalikes } from './people-import-likeness.rules.ts';
import type { Outcome, PossibleDuplicate, SettledRow, UpdatedRow } from './people-import-report.rules.ts';
import { applyPeople } from './person-apply.repo.ts';
import { foldedNameOf } from './person-likeness.rules.ts';
import type { ResolvedPerson } from './person-merge.rules.ts';

/** One import, and what it remembers from chunk to chunk. */
export interface ImportRun {
  readonly deps: Deps;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly vocabulary: Vocabulary;
  readonly today: LocalDate;
  readonly dryRun: boolean;
  /** Keyed digest of what was said of each national id by a row that may land. */
  readonly seen: Map<string, string>;
  /** New people of this list; without an id in a dry run. */
  readonly newcomers: Lookalikes<{ readonly row: number; readonly id: string | undefined }>;
}

/**
 * Lands a chunk of rows in one transaction. A dry run is the real one undone, so that it counts nothing otherwise.
 * @throws DatabaseBusy when the database is locked; chunks before it stay, and a repeat completes.
 */
export async function importPeopleRows(
  run: ImportRun,
  rows: readonly ListRow[],
): Promise<{
  readonly settled: readonly SettledRow[];
  readonly possibleDuplicates: readonly PossibleDuplicate[];
}> {
  const skillCells = await readSkillCells(
    run.deps.database.read,
    run.vocabulary,
    rows.map(({ cells }) => cells.skills),
  );
  const reads = rows.map((row) => readPersonRow(run.vocabulary, row, skillCells));
  const undone = fail(problem('unexpected'));
  const box: { attempt?: Attempt } = {};
  const written = await change(run.deps, run.actor, async (work) => {
    box.attempt = await attempt(run, work, reads);
    return run.dryRun ? undone : ok(undefined);
  });
  if (box.attempt === undefined || (!written.ok && !run.dryRun))
    throw new Error('a chunk of an import without a result');
  const { outcomes, seen } = box.attempt;
  for (const [nationalId, digest] of seen) run.seen.set(nationalId, digest);
  return {
    settled: reads.map((read) => {
      const update = box.attempt?.updates.get(read);
      return {
        outcome: outcomes.get(read) ?? 'unchanged',
        warnings: read.warnings,
        ...(update ? { update } : {}),
      };
    }),
    possibleDuplicates: likenesses(run, box.attempt),
  };
}

interface Candidate {
  readonly read: ReadRow;
  readonly person: ResolvedPerson;
}

interface Attempt {
  readonly outcomes: ReadonlyMap<ReadRow, Outcome>;
  readonly updates: ReadonlyMap<ReadRow, UpdatedRow>;
  readonly seen: ReadonlyMap<string, string>;
  readonly created: readonly (Candidate & { readonly id: string })[];
  /** Who was recorded under the names of the chunk before it. */
  readonly before: Awaited<ReturnType<typeof namesakes>>;
}

/** One chunk in its transaction. It may run twice, so it leaves `run` as it is. */
async function attempt(run: ImportRun, work: Change, reads: readonly ReadRow[]): Promise<Attempt> {
  const { deps, scope, vocabulary, today } = run;
  const outcomes = new Map<ReadRow, Outcome>();
  const updates = new Map<ReadRow, UpdatedRow>();
  const seen = new Map<string, string>();
  const candidates: Candidate[] = [];
  const ids = new Set(reads.flatMap(({ sent }) => sent.nationalId ?? []));
  const held = await heldPeople(work.tx, deps.crypto, scope, [...ids]);
  for (const read of reads) {
    const nationalId = read.sent.nationalId ?? '';
    const { patch, rejections } = judgePersonRow(vocabulary, today, read, held.get(nationalId));
    if (rejections.length > 0) {
      outcomes.set(read, { rejections });
      continue;
    }
    const digest = deps.crypto.digest(fingerprintOf(patch));
    const earlier = seen.get(nationalId) ?? run.seen.get(nationalId);
    if (earlier === digest) outcomes.set(read, 'unchanged');
    else if (earlier !== undefined)
      outcomes.set(read, {
        rejections: rejectionsOf(read, [{ path: 'nationalId', code: 'duplicate.in-file' }]),
      });
    else if (isSomebodyElse(patch, held.get(nationalId)))
      outcomes.set(read, {
        rejections: rejectionsOf(read, [{ path: 'nationalId', code: 'identity.differs' }]),
      });
    else {
      seen.set(nationalId, digest);
      // Blank cells change nothing of people who are held; all others were judged to have what is required.
      candidates.push({ read, person: patch as ResolvedPerson });
    }
  }
  const names = candidates
    .filter(({ person }) => !held.has(person.nationalId))
    .map(({ person }) => foldedNameOf(person));
  const before = await namesakes(work.tx, scope, [...new Set(names)]);
  const tools = { crypto: deps.crypto, newId: deps.newId, at: deps.now().toISOString(), today, vocabulary };
  const applied = await applyPeople(
    work,
    tools,
    scope,
    candidates.map(({ person }) => person),
  );
  const created: (Candidate & { id: string })[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const one = applied[i];
    if (one === undefined) throw new Error('a row of an import without an outcome');
    if (one.outcome === 'created') created.push({ ...candidate, id: one.id });
    if (one.outcome === 'updated')
      updates.set(candidate.read, { row: candidate.read.row, personId: one.id, fields: one.fields });
    if (one.outcome === 'refused') {
      outcomes.set(candidate.read, { rejections: rejectionsOf(candidate.read, one.faults) });
      seen.delete(candidate.person.nationalId);
    } else outcomes.set(candidate.read, one.outcome);
  }
  if (applied.every(({ outcome }) => outcome === 'unchanged' || outcome === 'refused')) work.nothingChanged();
  return { outcomes, updates, seen, created, before };
}

/** New people of a chunk who are like somebody recorded before, or earlier in the list. */
function likenesses(run: ImportRun, { created, before }: Attempt): PossibleDuplicate[] {
  const recorded = new Lookalikes<string>();
  for (const { id, ...one } of before) recorded.add(one, id);
  return created.flatMap(({ read: { row }, person, id }) => {
    const one = { foldedName: foldedNameOf(person), birthDate: person.birthDate, county: person.county };
    const earlier = run.newcomers.find(one);
    const personIds = [...new Set([...recorded.find(one), ...earlier.flatMap((other) => other.id ?? [])])];
    run.newcomers.add(one, { row, id: run.dryRun ? undefined : id });
    return personIds.length + earlier.length === 0
      ? []
      : [{ row, personIds, rows: earlier.map((other) => other.row) }];
  });
}
