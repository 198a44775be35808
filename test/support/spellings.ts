/** The same text as keyboards, old systems and hurried people write it: every folding of search.md at work. */
export function spellingsOf(text: string): readonly string[] {
  const arabic = text.replaceAll('ی', 'ي').replaceAll('ک', 'ك');
  const maksura = text.replaceAll('ی', 'ى').replaceAll('ه', 'ة');
  return [
    ...new Set([
      text,
      arabic,
      maksura,
      text.replaceAll('\u200c', ' '),
      text.replaceAll('\u200c', ''),
      text.replaceAll('\u200c', '\u00ac'),
      text.replaceAll('آ', 'ا'),
      text.replaceAll('ئ', 'ی').replaceAll('أ', 'ا').replaceAll('ؤ', 'و'),
      [...text].map((letter) => (/[\u0621-\u064a]/.test(letter) ? `${letter}\u064e` : letter)).join(''),
      text.replace(/([\u0628-\u064a])/u, '$1\u0640'),
      text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))),
      text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
      text.toUpperCase(),
      `\u200f ${text}  \u202c`,
    ]),
  ];
}
