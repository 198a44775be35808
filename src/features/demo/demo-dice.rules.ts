import { addDays, daysBetween, type LocalDate, mustLocalDate } from '../../kernel/calendar.ts';
import { type IdKind, idFrom } from '../../kernel/ids.ts';

/** A stream of chance that is the same on every machine: mulberry32, seeded by a text. */
export interface Dice {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** Null with the given probability: facts that a real list leaves out. */
  known<T>(missing: number, value: T): T | null;
}

export function diceOf(seed: string): Dice {
  return new Mulberry(seed);
}

/** A class, for a stream is begun for nearly every record of the demo, and closures cost more than what is thrown. */
class Mulberry implements Dice {
  private state: number;
  constructor(private readonly seed: string) {
    this.state = hashOf(seed);
  }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(items: readonly T[]): T {
    return this.at(items, Math.floor(this.next() * items.length));
  }
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    let left = this.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
    const found = items.findIndex((item) => {
      left -= weightOf(item);
      return left < 0;
    });
    return this.at(items, found < 0 ? items.length - 1 : found);
  }
  known<T>(missing: number, value: T): T | null {
    return this.next() < missing ? null : value;
  }
  private at<T>(items: readonly T[], index: number): T {
    const item = items[index];
    if (item === undefined) throw new RangeError(`nothing to pick for ${this.seed}`);
    return item;
  }
}

/** FNV-1a over UTF-16, then one round of mixing so that near keys start far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}

/** The id of a demo record, the same on every day and machine, so that a repeated load finds what it wrote. */
export function demoId(kind: IdKind, key: string): string {
  const dice = diceOf(`${kind}:${key}`);
  const bytes = new Uint8Array(20);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(dice.next() * 256);
  return idFrom(kind, bytes);
}

/** Ids of many records of one plan, in the order in which they are asked for: the same wherever that order is. */
export function idsInOrder(key: string): (kind: IdKind) => string {
  const dice = diceOf(`ids of ${key}`);
  const bytes = new Uint8Array(20);
  return (kind) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(dice.next() * 256);
    return idFrom(kind, bytes);
  };
}

const aSaturday = mustLocalDate('2024-01-06');

export function isFriday(day: LocalDate): boolean {
  return ((daysBetween(aSaturday, day) % 7) + 7) % 7 === 6;
}

/** The day itself, or the Saturday after where it is a Friday. */
export function workday(day: LocalDate): LocalDate {
  return isFriday(day) ? addDays(day, 1) : day;
}

/** An instant within office hours in Tehran (08:00 to 14:29) of a day, by chance. */
export function officeInstant(dice: Dice, day: LocalDate): string {
  const minutes = dice.whole(4 * 60 + 30, 10 * 60 + 59);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(dice.whole(0, 59))}.000Z`;
}
