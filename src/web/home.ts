import { type Actor, isPermitted } from '../kernel/actor.ts';
import { paths } from './paths.ts';

/** Where each role begins. */
export function homeOf(actor: Actor | null): string {
  if (actor === null) return paths.signIn;
  if (isPermitted(actor, 'today:read')) return paths.today;
  return isPermitted(actor, 'people:duplicates') ? paths.duplicates : paths.account;
}
