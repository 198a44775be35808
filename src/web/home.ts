import { type Actor, isPermitted } from '../kernel/actor.ts';
import { paths } from './paths.ts';

/** Where each role begins. */
export function homeOf(actor: Actor | null): string {
  if (actor === null) return paths.signIn;
  if (isPermitted(actor, 'today:read')) return paths.today;
  if (isPermitted(actor, 'people:duplicates')) return paths.duplicates;
  return isPermitted(actor, 'audit:whole') ? paths.auditor : paths.account;
}
