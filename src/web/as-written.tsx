import type { Lang } from '../kernel/text.ts';

const persianLetter = /\p{Script=Arabic}/u;

/**
 * A name or a title as somebody wrote it: it keeps its own direction among other words, and where the page is in the
 * other language it says so, for those who listen.
 */
export function AsWritten({ text, lang }: { text: string; lang: Lang }) {
  return <bdi lang={lang === 'en' && persianLetter.test(text) ? 'fa' : undefined}>{text}</bdi>;
}

/** Given and family name of a person. */
export function NameOf({
  of,
  lang,
}: {
  of: { readonly givenName: string; readonly familyName: string };
  lang: Lang;
}) {
  return <AsWritten text={`${of.givenName} ${of.familyName}`} lang={lang} />;
}

/** The title in the page's language, or the Persian one where there is no other. */
export function titleIn(title: { readonly fa: string; readonly en: string | null }, lang: Lang): string {
  return (lang === 'en' ? title.en : null) ?? title.fa;
}
