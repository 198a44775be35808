import type { LatLng } from '../../../kernel/geo.ts';
import { grown, NumberColumn } from './facet.rules.ts';

/** What every column of a table can do when rows move. */
export interface Column {
  move(from: number, to: number): void;
  compact?(rows: number): void;
}

/** A text that many rows share, by number; 0 = none. */
export class WordColumn implements Column {
  ids = new Uint32Array(64);
  #numbers = new Map<string, number>();

  set(row: number, word: string | undefined): void {
    let number = 0;
    if (word !== undefined) {
      number = this.#numbers.get(word) ?? this.#numbers.size + 1;
      this.#numbers.set(word, number);
    }
    this.ids = grown(this.ids, row);
    this.ids[row] = number;
  }

  /** The number of a word; one that no row has answers -1, which equals none. */
  numberOf(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }

  move(from: number, to: number): void {
    this.ids[to] = this.ids[from] ?? 0;
  }
}

/** A text of each row, e.g. what ties are settled by. */
export class TextColumn implements Column {
  readonly values: string[] = [];

  set(row: number, value: string): void {
    this.values[row] = value;
  }

  move(from: number, to: number): void {
    this.values[to] = this.values[from] ?? '';
  }
}

/** A place of each row in degrees; NaN = unknown. */
export class PlaceColumn implements Column {
  readonly lat = new NumberColumn();
  readonly lng = new NumberColumn();

  set(row: number, place: LatLng | undefined): void {
    this.lat.set(row, place?.lat);
    this.lng.set(row, place?.lng);
  }

  move(from: number, to: number): void {
    this.lat.move(from, to);
    this.lng.move(from, to);
  }
}

/** Which row an id stands in. Rows stay without gaps: the last one takes the place of one that goes. */
export class RowIndex {
  readonly ids: string[] = [];
  readonly #rows = new Map<string, number>();
  readonly #columns: readonly Column[];
  #changes = 0;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  get size(): number {
    return this.ids.length;
  }

  rowOf(id: string): number | undefined {
    return this.#rows.get(id);
  }

  /** The row to write an id into, a new one where it has none. */
  place(id: string): number {
    this.#changes += 1;
    const known = this.#rows.get(id);
    if (known !== undefined) return known;
    const row = this.ids.push(id) - 1;
    this.#rows.set(id, row);
    return row;
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#changes += 1;
    this.#rows.delete(id);
    const last = this.ids.pop();
    if (last === undefined || last === id) return;
    for (const column of this.#columns) column.move(this.ids.length, row);
    this.ids[row] = last;
    this.#rows.set(last, row);
  }

  /** Lets go of values that nobody has any more, once as many rows were written again as there are. */
  settle(): void {
    if (this.#changes < 2 * this.size + 10_000) return;
    for (const column of this.#columns) column.compact?.(this.size);
    this.#changes = 0;
  }
}
