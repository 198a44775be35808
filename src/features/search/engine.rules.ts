/** Who answers what is searched for: the full text of the database itself, or the search server beside it. */
export const engineNames = ['embedded', 'meilisearch'] as const;
export type EngineName = (typeof engineNames)[number];

/** One question to the search server, as rules make it: see `SearchQuestion`, which it is. */
export interface ServerQuestion {
  readonly index: string;
  readonly q: string;
  readonly filter?: string;
  readonly sort?: readonly string[];
  readonly words?: 'all' | 'frequency';
  readonly on?: readonly string[];
  readonly limit: number;
}

/** A word in quotes is itself: it is not misspelt, and begins no other. */
export const verbatim = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' ');

/** A value in a filter, whatever it holds. */
const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** The filter for documents of which an attribute is one of these. */
export const oneOf = (attribute: string, values: readonly string[]): string =>
  `${attribute} IN [${values.map(quoted).join(', ')}]`;
