import type { Text } from '../../kernel/text.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

/** What to bring to a first talk: one's own card, and the documents and licences that the opportunity asks for. */
export function bringTo(
  { documents, licences }: Pick<OpportunityFacts, 'documents' | 'licences'>,
  vocabulary: Vocabulary,
): readonly Text[] {
  const named = (catalogue: 'documents' | 'licences', code: string): Text => ({
    fa: vocabulary.label(catalogue, code, 'fa'),
    en: vocabulary.label(catalogue, code, 'en'),
  });
  return [
    ...[...new Set(['id-card', ...documents])].map((code) => named('documents', code)),
    ...licences.map((code) => named('licences', code)),
  ];
}
