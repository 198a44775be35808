import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import { type ServerIndex, searchSettings } from './search-settings.rules.ts';
import type { SyncTurn } from './sync-turn.ts';

/** The settings of an index by the vocabulary as it stands. */
export const settingsNow = async ({ deps }: SyncTurn, index: ServerIndex): Promise<object> =>
  searchSettings(index, await vocabularyOf(deps.database));
