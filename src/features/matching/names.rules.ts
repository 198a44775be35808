import type { Lang } from '../../kernel/text.ts';
import type { Catalogue, Vocabulary } from '../reference/vocabulary.rules.ts';

type Name = (code: string, lang: Lang) => string;

/** What codes in a saying are called. */
export interface Names {
  readonly skill: Name;
  readonly document: Name;
  readonly licence: Name;
  readonly permit: Name;
  readonly restriction: Name;
  readonly aid: Name;
  readonly occupation: Name;
  readonly education: Name;
  readonly opportunity: Name;
}

/** Names from the reference; `titles` are those of the opportunities that sayings may mention. */
export function namesFrom(
  vocabulary: Vocabulary,
  titles: ReadonlyMap<string, { readonly fa: string; readonly en: string | null }> = new Map(),
): Names {
  const of =
    (catalogue: Catalogue): Name =>
    (code, lang) =>
      vocabulary.label(catalogue, code, lang);
  return {
    skill: of('skills'),
    document: of('documents'),
    licence: of('licences'),
    permit: of('permits'),
    restriction: of('restrictions'),
    aid: of('aid-kinds'),
    occupation: of('occupations'),
    education: of('education'),
    opportunity: (id, lang) => {
      const title = titles.get(id);
      return (lang === 'en' ? title?.en : undefined) ?? title?.fa ?? id;
    },
  };
}
