/**
 * The text of a list as spreadsheets save it: UTF-8 with or without byte order mark, UTF-16 with one, else windows-1256.
 * A letter that the file was cut off in becomes U+FFFD. Refuses nothing: what is no list shows itself by headings that nobody knows.
 */
export function decodeList(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const whole = strictly(bytes);
  if (whole !== undefined) return whole;
  // A file that was cut off may end within a letter: the rest of it is still UTF-8.
  const before = withoutCutLetter(bytes);
  const start = before && strictly(before);
  return start === undefined ? new TextDecoder('windows-1256').decode(bytes) : `${start}\uFFFD`;
}

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes before a last letter of UTF-8 that is not whole; undefined where it is. */
function withoutCutLetter(bytes: Uint8Array): Uint8Array | undefined {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.subarray(0, bytes.length - back) : undefined;
  }
  return undefined;
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
