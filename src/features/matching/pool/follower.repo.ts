import type { Database, Reader } from '../../../platform/database.ts';
import { turnOfOthers } from '../../../platform/turn.ts';
import { changesAfter, type FactEntity, newestChange } from '../../records/fact-changes.repo.ts';
import { vocabularyOf } from '../../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../../reference/vocabulary.rules.ts';
import { sliceRows } from './facts-feed.repo.ts';

/** Changes followed one by one; more than these at once, and reading all again costs less. */
const followedAtMost = 50_000;

/** What a copy in memory is made of, and how it learns. */
export interface Followed<Copy> {
  empty(): Copy;
  /** Reads everything into an empty copy, giving the event loop back between slices. */
  fill(copy: Copy, db: Reader, vocabulary: Vocabulary): Promise<void>;
  /** Which ids of its own are touched by a change to some entity. */
  touched(db: Reader, ids: ReadonlyMap<FactEntity, ReadonlySet<string>>): Promise<readonly string[]>;
  /** Reads these few again; ids that are no longer there are dropped. */
  renew(copy: Copy, db: Reader, vocabulary: Vocabulary, ids: readonly string[]): Promise<void>;
}

/**
 * A copy in memory that is brought up to date before it is used: one indexed read where nothing changed. Whoever asks
 * waits for a reading that began after the question, so that everybody sees their own writes.
 */
export class Follower<Copy> {
  #copy: Copy | undefined;
  #seq = 0;
  /** Places of counties come from the reference, so another reference is another copy. */
  #reference = '';
  #tail: Promise<unknown> = Promise.resolve();
  readonly #database: Database;
  readonly #followed: Followed<Copy>;

  constructor(database: Database, followed: Followed<Copy>) {
    this.#database = database;
    this.#followed = followed;
  }

  async current(): Promise<Copy> {
    const turn = this.#tail.then(
      () => this.#catchUp(),
      () => this.#catchUp(),
    );
    this.#tail = turn.catch(() => undefined);
    return await turn;
  }

  async #catchUp(): Promise<Copy> {
    const db = this.#database.read;
    const vocabulary = await vocabularyOf(this.#database);
    if (this.#copy === undefined || this.#reference !== vocabulary.version)
      return await this.#readAll(vocabulary);
    const changes = await changesAfter(db, this.#seq, followedAtMost);
    if (changes === undefined) return await this.#readAll(vocabulary);
    if (changes.seq === this.#seq) return this.#copy;
    const ids = await this.#followed.touched(db, changes.ids);
    for (let i = 0; i < ids.length; i += sliceRows) {
      await this.#followed.renew(this.#copy, db, vocabulary, ids.slice(i, i + sliceRows));
      if (ids.length > sliceRows) await turnOfOthers();
    }
    this.#seq = changes.seq;
    return this.#copy;
  }

  async #readAll(vocabulary: Vocabulary): Promise<Copy> {
    const copy = this.#followed.empty();
    // What is changed while reading is read again by whoever asks next.
    this.#seq = await newestChange(this.#database.read);
    await this.#followed.fill(copy, this.#database.read, vocabulary);
    this.#reference = vocabulary.version;
    this.#copy = copy;
    return await this.#catchUp();
  }
}
