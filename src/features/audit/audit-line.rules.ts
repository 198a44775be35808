import type { Text } from '../../kernel/text.ts';

/** One line of the record, as its reader may see it. */
export interface AuditLine {
  readonly seq: number;
  /** Instant. */
  readonly at: string;
  /** Code of what was done; one of `auditActions` unless a newer program wrote it. */
  readonly action: string;
  readonly entity: string;
  /** Null where the record is of somebody else's people. */
  readonly entityId: string | null;
  /** Names of fields, never what stood in them. */
  readonly fields: readonly string[];
  /** The name is null for the service itself and for whoever was not signed in. */
  readonly actor: { readonly id: string; readonly name: Text | null };
  readonly organisation: { readonly id: string; readonly name: Text | null } | null;
  /** Whose file; the name only where the reader may see the person. */
  readonly person: { readonly id: string; readonly name: string | null } | null;
}

/** The end of an id: enough to tell two apart, too little to look anybody up by. Names that are no ids stay as they are. */
export function maskId(id: string): string {
  return id.replace(/^([a-z]+)_[0-9a-z]*([0-9a-z]{6})$/, '$1_…$2');
}

/** The six letters that a masked id shows, or undefined where a text is none. */
export function shownOf(masked: string): string | undefined {
  return /^[a-z]+_…([0-9a-z]{6})$/.exec(masked)?.[1];
}
