import { mustLocalDate, toJalali } from '../../kernel/calendar.ts';

/** What likeness is judged by: as `sameBirthYear`, by the year of either calendar. */
export interface Likable {
  readonly foldedName: string;
  readonly birthDate: string;
  readonly county: string;
}

/** Named at most, so that a list of namesakes costs no more than another. */
const most = 10;

/** Notes who came by and answers who came before under the same folded name, birth year and county. */
export class Lookalikes<T> {
  private readonly known = new Map<string, T[]>();

  add(one: Likable, value: T): void {
    for (const key of keysOf(one)) {
      const list = this.known.get(key);
      if (list === undefined) this.known.set(key, [value]);
      else if (list.length < most) list.push(value);
    }
  }

  find(one: Likable): readonly T[] {
    return [...new Set(keysOf(one).flatMap((key) => this.known.get(key) ?? []))].slice(0, most);
  }
}

function keysOf({ foldedName, birthDate, county }: Likable): readonly string[] {
  const place = `${foldedName}\u0000${county}\u0000`;
  return [place + birthDate.slice(0, 4), place + toJalali(mustLocalDate(birthDate)).year];
}
