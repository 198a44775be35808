import { type Problem, problem } from '../../kernel/problem.ts';
import { pledgeRefusals } from './pledge-refusals.text.ts';

/** A pledge that cannot be taken or taken back (409), with what to do instead. */
export function pledgeRefused(why: keyof typeof pledgeRefusals, extra?: Problem['extra']): Problem {
  return problem('conflict', { detail: pledgeRefusals[why], ...(extra ? { extra } : {}) });
}
