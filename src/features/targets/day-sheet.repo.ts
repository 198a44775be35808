import { type SQL, sql } from 'drizzle-orm';
import type { Database, Reader } from '../../platform/database.ts';
import { type StandingValues, stillKnown } from '../outcomes/span-rows.rules.ts';
import {
  type DaySheet,
  momentNumbers,
  packing,
  type SheetNames,
  type StoredGrouping,
  storedGroupings,
  unpack,
} from './day-sheet.rules.ts';
import type { FigureMoment, FigureScope } from './figure.rules.ts';
import { groupsIn } from './scope.repo.ts';

/** Spans (alias `r`) that hold on a day, as known now or as known at an instant; each person at most once. */
export function spansAt(scope: FigureScope, moment: FigureMoment, columns: SQL): SQL {
  const { day, at } = momentNumbers(moment);
  const groups = groupsIn(scope);
  const within = groups === undefined ? sql`` : sql`and r.group_id in (${groups})`;
  // The number itself, not a parameter: only so are the indexes of what is known now taken.
  const now = sql.raw(String(stillKnown));
  // Where an instant is given, the indexes of what is known now hold those that were known then and still are.
  const open = (index: SQL, known: SQL) => sql`select ${columns} from outcome_rectangle r indexed by ${index}
    where r.known_to = ${now} and r.to_day > ${day} and r.from_day <= ${day} ${within} ${known}`;
  const index = sql.raw(groups === undefined ? 'outcome_rectangle_day' : 'outcome_rectangle_group');
  if (at === undefined) return open(index, sql``);
  return sql`${open(index, sql`and r.known_from <= ${at}`)}
    union all select ${columns} from outcome_rectangle r indexed by outcome_rectangle_superseded
    where r.known_to < ${now} and r.known_to > ${at} and r.known_from <= ${at} and r.to_day > ${day} and r.from_day <= ${day} ${within}`;
}

/** Everybody of the scope who had asked by the day. */
export async function daySheet(read: Reader, scope: FigureScope, moment: FigureMoment): Promise<DaySheet> {
  const { standingLimit, dayLimit, dayShift } = packing;
  const number = (value: number) => sql.raw(String(value));
  const columns = sql`(r.group_id * ${number(dayLimit)} + r.requested_day + ${number(dayShift)}) * ${number(standingLimit)}
    + r.standing_id as pack, r.since_day as since`;
  const [row] = await read.all<{ packs: string; since: string }>(sql`
    select json_group_array(pack) as packs, json_group_array(since) as since
    from (${spansAt(scope, moment, columns)})`);
  return unpack(JSON.parse(row?.packs ?? '[]') as number[], JSON.parse(row?.since ?? '[]') as number[]);
}

interface Names {
  readonly standings: (StandingValues | undefined)[];
  readonly columns: Readonly<Record<StoredGrouping, Column>>;
  nextGroup: number;
}
interface Column {
  readonly keys: (string | null)[];
  readonly rows: Map<string | null, number>;
  readonly rowOf: number[];
}
const kept = new WeakMap<FigureSource, Names>();

/** A database, or whatever figures are read through. */
export type FigureSource = Pick<Database, 'read' | 'keepsMemory' | 'root'>;

/**
 * What the numbers of groups and standings mean. Each means the same for ever, so those learnt once stay in memory where the
 * process lives on; only what was added since is read then. To be asked for after the sheet was read.
 */
export async function sheetNames(database: FigureSource, scope: FigureScope): Promise<SheetNames> {
  // What a transaction sees may be undone, and its number given to something else.
  const keep = database.keepsMemory === true && database.root === undefined;
  const names = (keep ? kept.get(database) : undefined) ?? noNames();
  if (keep) kept.set(database, names);
  await learn(database.read, names, keep ? { kind: 'nation' } : scope);
  return {
    standing(id) {
      const standing = names.standings[id];
      if (standing === undefined) throw new Error('a number of a span that names nothing');
      return standing;
    },
    standingCount: names.standings.length,
    column: (by) => names.columns[by],
  };
}

function noNames(): Names {
  const column = (): Column => ({ keys: [], rows: new Map(), rowOf: [] });
  return {
    standings: [],
    columns: {
      organisation: column(),
      county: column(),
      trade: column(),
      sex: column(),
      household: column(),
      kind: column(),
    },
    nextGroup: 0,
  };
}

async function learn(read: Reader, names: Names, scope: FigureScope): Promise<void> {
  const groups = groupsIn(scope);
  const beyond = sql`id >= ${names.nextGroup}`;
  const [found] = await read.all<{ groups: string; standings: string }>(sql`select
    (select json_group_array(json_array(id, organisation_id, county, trade, sex, household_type, kind))
      from outcome_group where ${groups === undefined ? beyond : sql`${beyond} and id in (${groups})`}) as groups,
    (select json_group_array(json_array(id, state, cause, evidence, at_intake)) from outcome_standing
      where id >= ${names.standings.length}) as standings`);
  type Cells = readonly [number, ...string[]];
  for (const [id, ...cells] of JSON.parse(found?.groups ?? '[]') as Cells[]) {
    for (const [i, by] of storedGroupings.entries()) {
      const { keys, rows, rowOf } = names.columns[by];
      const key = cells[i] === '' ? null : (cells[i] ?? null);
      let row = rows.get(key);
      if (row === undefined) {
        row = keys.push(key) - 1;
        rows.set(key, row);
      }
      rowOf[id] = row;
    }
    names.nextGroup = Math.max(names.nextGroup, id + 1);
  }
  for (const [id, state, cause, evidence, atIntake] of JSON.parse(found?.standings ?? '[]') as Cells[])
    names.standings[id] = {
      state: state as StandingValues['state'],
      cause: cause === '' ? null : (cause ?? null),
      evidence: evidence === '' ? null : (evidence as StandingValues['evidence']),
      atIntake: Number(atIntake) === 1,
    };
}
