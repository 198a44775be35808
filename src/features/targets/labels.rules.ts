import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import type { GroupTools } from './groups.rules.ts';

/** Labels of codes as the reference has them. */
export function labelIn(vocabulary: Vocabulary): GroupTools['label'] {
  return (catalogue, code) => ({
    fa: vocabulary.label(catalogue, code, 'fa'),
    en: vocabulary.label(catalogue, code, 'en'),
  });
}
