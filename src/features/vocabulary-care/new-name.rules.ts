import { foldJoined } from '../../kernel/persian.ts';
import type { ReferenceItem } from '../reference/vocabulary.rules.ts';

/** What a further name of an entry meets among the others of its catalogue. */
export type NameFinding =
  | { readonly kind: 'new' }
  /** The entry has it already, as its label or another name. */
  | { readonly kind: 'there' }
  /** Another entry is called so: who types it must find that one first. */
  | { readonly kind: 'label'; readonly of: ReferenceItem }
  /** Another entry has it as a further name too: both are then found by it. */
  | { readonly kind: 'shared'; readonly of: ReferenceItem };

/** Compares folded and without spaces, as a search does. */
export function judgeName(
  name: string,
  entry: ReferenceItem,
  catalogue: readonly ReferenceItem[],
): NameFinding {
  const form = foldJoined(name);
  const isCalled = ({ fa, en }: ReferenceItem) => [fa, en].some((label) => foldJoined(label) === form);
  const isAlso = ({ data }: ReferenceItem) => namesIn(data.alt).some((alt) => foldJoined(alt) === form);
  if (isCalled(entry) || isAlso(entry)) return { kind: 'there' };
  const others = catalogue.filter(({ code }) => code !== entry.code);
  const called = others.find(isCalled);
  if (called) return { kind: 'label', of: called };
  const also = others.find(isAlso);
  return also ? { kind: 'shared', of: also } : { kind: 'new' };
}

export function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
