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

/** The end of an id: enough to tell two apart, too little to look anybody up by. */
export function maskId(id: string): string {
  const [prefix = '', rest = ''] = id.split('_');
  return rest.length <= 6 ? id : `${prefix}_…${rest.slice(-6)}`;
}
