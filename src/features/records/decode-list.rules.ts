/**
 * The text of a list as spreadsheets save it: UTF-8 with or without byte order mark, UTF-16 with one, else windows-1256.
 * Refuses nothing: what is no list shows itself by headings that nobody knows.
 */
export function decodeList(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1256').decode(bytes);
  }
}

/** First bytes of files that people choose by mistake: XLSX and other ZIP, old XLS, PNG, JPEG, PDF. */
const foreignStarts: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x25, 0x50, 0x44, 0x46],
];

/** Why a chosen file can be no list; undefined too where none was chosen, which a browser sends without a name. */
export function listFault(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): 'empty' | 'not-text' | undefined {
  const { name, bytes } = file;
  if (bytes.length === 0) return name === '' ? undefined : 'empty';
  if (foreignStarts.some((start) => start.every((byte, at) => bytes[at] === byte))) return 'not-text';
  const text = decodeList(bytes);
  if (text.includes('\u0000')) return 'not-text';
  return /[^\s\uFEFF]/u.test(text) ? undefined : 'empty';
}
