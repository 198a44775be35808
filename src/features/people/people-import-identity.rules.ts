import { foldJoined } from '../../kernel/persian.ts';
import { foldedNameOf } from './person-likeness.rules.ts';
import type { PersonPatch } from './person-merge.rules.ts';

/** Who a national id belongs to so far. */
interface Held {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
}

/**
 * One form of what a row says: equal for two rows that differ in spelling alone. The national id makes the person; two rows
 * with one id and two forms contradict each other.
 */
export function fingerprintOf(patch: PersonPatch): string {
  const joined = (name: string | null | undefined) => (name ? foldJoined(name) : null);
  const said: Record<string, unknown> = {
    ...patch,
    kind: patch.kind ?? 'family',
    givenName: joined(patch.givenName),
    familyName: joined(patch.familyName),
    fatherName: joined(patch.fatherName),
  };
  return JSON.stringify(
    Object.keys(said)
      .sort()
      .map((name) => [name, said[name]]),
  );
}

/** A mistyped id must not turn one person into another: name and birth date both differ from who is held. */
export function isSomebodyElse(patch: PersonPatch, held: Held | undefined): boolean {
  if (!held || (patch.birthDate ?? held.birthDate) === held.birthDate) return false;
  const sent = {
    givenName: patch.givenName ?? held.givenName,
    familyName: patch.familyName ?? held.familyName,
  };
  return foldedNameOf(sent) !== foldedNameOf(held);
}
