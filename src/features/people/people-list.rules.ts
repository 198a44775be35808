/** A place in the list of people: the order is latest request first, then id. */
export interface PersonCursor {
  readonly requestedAt: string;
  readonly id: string;
}

export function writeCursor({ requestedAt, id }: PersonCursor): string {
  return packCursor([requestedAt, id]);
}

/** Undefined for anything that `writeCursor` did not make. */
export function readCursor(text: string): PersonCursor | undefined {
  const [requestedAt, id, ...more] = unpackCursor(text) ?? [];
  if (requestedAt === undefined || id === undefined || more.length > 0) return undefined;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(requestedAt) ? { requestedAt, id } : undefined;
}

/** Words without spaces as one opaque text (base64url). */
export function packCursor(words: readonly string[]): string {
  return btoa(words.join(' ')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Undefined where the text was not packed so. */
export function unpackCursor(text: string): readonly string[] | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const words = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(words) ? words.split(' ') : undefined;
  } catch {
    return undefined;
  }
}
