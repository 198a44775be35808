import { and, eq, inArray, or } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { fold } from '../../kernel/persian.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import { callsSomebody, wordsOf } from './public-words.rules.ts';

/** Whether a text seems to name one of an organisation's people, or anybody by a title. */
export async function seemsToName(db: Reader, { organisationId }: Scope, text: string): Promise<boolean> {
  if (callsSomebody(text)) return true;
  const words = new Set(wordsOf(text));
  const written = text.split(/[^\p{L}\u200c]+/u).filter((word) => words.has(fold(word)));
  if (written.length === 0) return false;
  const [found] = await db
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.organisationId, organisationId),
        or(inArray(person.familyName, written), inArray(person.givenName, written)),
      ),
    )
    .limit(1);
  return found !== undefined;
}
