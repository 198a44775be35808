import { asc, count, gt, inArray } from 'drizzle-orm';
import { mustLocalDate } from '../../kernel/calendar.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Database } from '../../platform/database.ts';
import type { StoredDocument } from '../../platform/search-server.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { person } from '../../schema/people.ts';
import { listingOf, searchedDocumentOf } from '../opportunities/opportunity-index.repo.ts';
import { documentOf } from '../reference/reference-documents.rules.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { skillNamesOf } from '../skills/skill-names.rules.ts';
import { namedDocument, opportunityDocument, personDocument } from './search-documents.rules.ts';
import type { ServerIndex } from './search-settings.rules.ts';

/** What an index of the server is made from: the records, in the order of their ids. */
export interface DocumentSource {
  /** As the records stand now; an id of which there is no record any more has no document. */
  documents(database: Database, ids: readonly string[]): Promise<readonly StoredDocument[]>;
  /** The next ids after one, with the revision that their documents have. */
  after(database: Database, id: string, limit: number): Promise<readonly { id: string; rev: number }[]>;
  count(database: Database): Promise<number>;
}

const opportunities: DocumentSource = {
  async documents(database, ids) {
    const vocabulary = await vocabularyOf(database);
    const rows = await database.read
      .select()
      .from(opportunity)
      .where(inArray(opportunity.id, [...ids]));
    return rows.map((row) =>
      opportunityDocument({
        rev: row.revision,
        document: searchedDocumentOf(row),
        listing: {
          ...listingOf(row),
          opensOn: mustLocalDate(row.opensOn),
          closesOn: row.closesOn === null ? null : mustLocalDate(row.closesOn),
        },
        seat: row.county === null ? undefined : vocabulary.county(row.county)?.seat,
      }),
    );
  },
  after: (database, id, limit) =>
    database.read
      .select({ id: opportunity.id, rev: opportunity.revision })
      .from(opportunity)
      .where(gt(opportunity.id, id))
      .orderBy(asc(opportunity.id))
      .limit(limit),
  count: async ({ read }) => (await read.select({ n: count() }).from(opportunity))[0]?.n ?? 0,
};

const people: DocumentSource = {
  async documents(database, ids) {
    const { id, organisationId, province, county, skills, experience, revision } = person;
    const rows = await database.read
      .select({ id, organisationId, province, county, skills, experience, rev: revision })
      .from(person)
      .where(inArray(id, [...ids]));
    return rows.map(personDocument);
  },
  after: (database, id, limit) =>
    database.read
      .select({ id: person.id, rev: person.revision })
      .from(person)
      .where(gt(person.id, id))
      .orderBy(asc(person.id))
      .limit(limit),
  count: async ({ read }) => (await read.select({ n: count() }).from(person))[0]?.n ?? 0,
};

/** Skills or occupations that can be searched for: some hundreds, made once for a vocabulary. */
function named(index: 'skills' | 'occupations'): DocumentSource {
  const made = new WeakMap<Vocabulary, readonly StoredDocument[]>();
  async function all(database: Database): Promise<readonly StoredDocument[]> {
    const vocabulary = await vocabularyOf(database);
    const known = made.get(vocabulary);
    if (known) return known;
    const documents = documentsOf(vocabulary);
    made.set(vocabulary, documents);
    return documents;
  }
  function documentsOf(vocabulary: Vocabulary): readonly StoredDocument[] {
    const names = skillNamesOf(vocabulary);
    const trade = (code: string) => vocabulary.item('trades', code)?.fa;
    return vocabulary
      .items(index)
      .flatMap((item) => {
        const entry = names.of(index === 'skills' ? 'skill' : 'occupation', item.code);
        if (entry === undefined) return [];
        const { fa, en } = item;
        const { popularity } = entry;
        return [revised(namedDocument({ document: documentOf(item, trade), fa, en, popularity }))];
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  return {
    async documents(database, ids) {
      const wanted = new Set(ids);
      return (await all(database)).filter(({ id }) => wanted.has(id));
    },
    async after(database, after, limit) {
      return (await all(database))
        .filter(({ id }) => id > after)
        .slice(0, limit)
        .map(({ id, rev }) => ({ id, rev }));
    },
    count: async (database) => (await all(database)).length,
  };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The reference keeps no revisions: 48 bits of a digest of all that is sent stand in for one. */
function revised(content: ReturnType<typeof namedDocument>): StoredDocument {
  const digest = sha256(JSON.stringify(content)).slice(0, 8);
  return { ...content, rev: [...digest].reduce((n, digit) => n * 64 + digits.indexOf(digit), 0) };
}

export const documentSources: Readonly<Record<ServerIndex, DocumentSource>> = {
  skills: named('skills'),
  occupations: named('occupations'),
  opportunities,
  people,
};
