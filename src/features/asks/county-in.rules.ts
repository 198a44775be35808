import { readPlace } from '../reference/read-place.rules.ts';
import type { County, Vocabulary } from '../reference/vocabulary.rules.ts';

/** A county as people write it, alone or with its province; a name of both is the county. */
export function countyIn(vocabulary: Vocabulary, text: string): County | undefined {
  return readPlace(vocabulary, text).county;
}
