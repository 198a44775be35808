import { listingVersion } from '../opportunities/opportunity-list.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { wordsVersion } from '../search/search-words.rules.ts';
import { nameSynonyms } from './name-synonyms.rules.ts';

/** The indexes of the search server, by what the outbox calls them. */
export const serverIndexes = ['skills', 'occupations', 'opportunities', 'people'] as const;
export type ServerIndex = (typeof serverIndexes)[number];

/** Where the next one is built while the standing one serves; after they are exchanged, the old one. */
export const buildingName = (index: ServerIndex): string => `${index}_new`;

/** Moves whenever settings or documents below are written otherwise: every index is then built anew beside the standing one. */
const settingsVersion = 3;

/** What an index must have been built under to be asked. */
export function builtUnder(index: ServerIndex): string {
  const words = index === 'opportunities' ? listingVersion : index === 'people' ? 0 : wordsVersion;
  return `${settingsVersion}.${words}`;
}

/** All text is folded by us and declared as this, by which the server leaves it as it is. */
const localizedAttributes = [{ attributePatterns: ['*'], locales: ['ur'] }];

/** Words as they sound or by their stem are near each other already: a typo more would make everything fit. */
const typoTolerance = {
  minWordSizeForTypos: { oneTypo: 3, twoTypos: 7 },
  disableOnAttributes: ['stems', 'phons'],
  disableOnNumbers: true,
};

const rankingRules = ['words', 'typo', 'attributeRank', 'proximity', 'sort', 'wordPosition', 'exactness'];

const named = {
  searchableAttributes: ['label', 'alt', 'joins', 'stems', 'phons', 'en', 'body'],
  displayedAttributes: ['id', 'rev'],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: [...rankingRules, 'popularity:desc'],
  localizedAttributes,
  typoTolerance,
  facetSearch: false,
};

const fixed: Readonly<Record<ServerIndex, object>> = {
  skills: named,
  occupations: named,
  opportunities: {
    searchableAttributes: ['words', 'alts', 'joins', 'stems', 'phons'],
    displayedAttributes: ['id', 'rev'],
    filterableAttributes: [
      'tokens',
      'organisationId',
      'kind',
      'province',
      'county',
      'homeWork',
      'noExperience',
      'training',
      'pay',
      'facets',
      'opensOn',
      'closesOn',
      'closed',
      '_geo',
    ],
    sortableAttributes: ['opensOn', '_geo'],
    // Of what fits alike the newest: how it fits is told by which question found it.
    rankingRules: ['sort', ...rankingRules.filter((rule) => rule !== 'sort')],
    localizedAttributes,
    typoTolerance,
    facetSearch: false,
    // Combinations of all that lists are counted by, and counties.
    faceting: { maxValuesPerFacet: 5_000 },
    pagination: { maxTotalHits: 10_000 },
  },
  people: {
    // Found by code and place alone: there is nothing in it to be typed at.
    searchableAttributes: ['skills', 'occupations'],
    displayedAttributes: ['id', 'rev'],
    filterableAttributes: ['organisationId', 'skills', 'occupations', 'province', 'county'],
    sortableAttributes: [],
    rankingRules,
    localizedAttributes,
    typoTolerance: { enabled: false },
    facetSearch: false,
    pagination: { maxTotalHits: 10_000 },
  },
};

/**
 * Settings of an index, as the server takes them. Those of names know the synonyms of the vocabulary; work has none, for a
 * trade is meant there by its code, and every engine must count the same.
 */
export function searchSettings(index: ServerIndex, vocabulary: Vocabulary): object {
  return followsVocabulary(index) ? { ...fixed[index], synonyms: nameSynonyms(vocabulary) } : fixed[index];
}

/** Whether settings move with the vocabulary: they are sent again at night then, and nothing is indexed anew for it. */
export const followsVocabulary = (index: ServerIndex): boolean =>
  index === 'skills' || index === 'occupations';
