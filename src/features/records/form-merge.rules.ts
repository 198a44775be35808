/** What a form holds or sends, by the names of its fields. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

export interface MergedForm {
  /** The present record with what this form changed on top. */
  readonly values: FormFields;
  /** Fields that both this form and somebody else changed, to something else. */
  readonly conflicts: readonly string[];
}

/**
 * Three-way merge of a form: `originals` is what it was loaded with, `typed` what came back, `now` what the record would
 * show at present. Fields of one unit (`unitOf`; rows of a list, province and county) stand or fall together.
 */
export function mergeForm(
  { originals, typed, now }: { originals: FormFields; typed: FormFields; now: FormFields },
  unitOf: (name: string) => string,
): MergedForm {
  const names = [...new Set([originals, typed, now].flatMap((one) => Object.keys(one)))];
  const units = new Map<string, string[]>();
  for (const name of names) units.set(unitOf(name), [...(units.get(unitOf(name)) ?? []), name]);
  const values: Record<string, readonly string[]> = {};
  const conflicts: string[] = [];
  for (const members of units.values()) {
    const [before, mine, present] = [originals, typed, now].map((one) => saidIn(one, members));
    const from = mine === before ? now : typed;
    for (const name of members) if (from[name]) values[name] = from[name];
    if (mine !== before && present !== before && present !== mine)
      conflicts.push(...members.filter((name) => saidIn(typed, [name]) !== saidIn(now, [name])));
  }
  return { values, conflicts };
}

/** What a form says in some fields: ticks in any order, nothing for blanks and for choices of rows with no name. */
function saidIn(form: FormFields, names: readonly string[]): string {
  const said = names.flatMap((name) => {
    const values = (form[name] ?? []).map((value) => value.trim()).filter((value) => value !== '');
    return values.length === 0 ? [] : [[name, values.sort()] as const];
  });
  const named = new Set(said.flatMap(([name]) => (isIdle(name) ? [] : [rowOf(name)])));
  const kept = said.filter(([name]) => !isIdle(name) || named.has(rowOf(name)));
  return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Selects of rows are sent with every row, named or not. */
const isIdle = (name: string) => /\.\d+\.(level|importance)$/.test(name);
const rowOf = (name: string) => name.replace(/(\.\d+)\..*$/, '$1');

/** The values a form was loaded with, as it carried them; undefined where it carried none that can be read. */
export function readOriginals(text: string): FormFields | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
  const isList = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string');
  return Object.values(read).every(isList) ? (read as FormFields) : undefined;
}
