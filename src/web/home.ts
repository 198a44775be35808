import { type Actor, isPermitted } from '../kernel/actor.ts';
import { paths } from './paths.ts';

/** Where each role begins; who has not signed in, with what there is to do. */
export function homeOf(actor: Actor | null): string {
  if (actor === null) return paths.findWork;
  if (isPermitted(actor, 'today:read')) return paths.today;
  if (isPermitted(actor, 'people:duplicates')) return paths.duplicates;
  if (isPermitted(actor, 'giving:own')) return paths.gifts;
  return isPermitted(actor, 'audit:whole') ? paths.auditor : paths.account;
}
