/** Where a page of a list ended: the value it is ordered by, and the id that settles ties. */
export interface Cursor {
  readonly key: string;
  readonly id: string;
}

/** The cursor as callers carry it: opaque text, base64url. Keys may be Persian, so they go through percent signs. */
export function writeCursor({ key, id }: Cursor): string {
  return btoa(`${encodeURIComponent(key)} ${id}`)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Undefined for anything that `writeCursor` did not make. */
export function readCursor(text: string): Cursor | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const [, key, id] =
      /^(\S+) ([a-z]+_[0-9a-z]+)$/.exec(atob(text.replaceAll('-', '+').replaceAll('_', '/'))) ?? [];
    return key === undefined || id === undefined ? undefined : { key: decodeURIComponent(key), id };
  } catch {
    return undefined;
  }
}
