import { type JalaliMonth, readJalaliMonth } from '../../kernel/jalali-month.ts';
import { toLatinDigits } from '../../kernel/persian.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Text } from '../../kernel/text.ts';
import type { Deps } from '../../platform/deps.ts';
import { fieldError, invalidInput } from '../../platform/parse.ts';
import { vocabularyOf } from '../reference/vocabulary.repo.ts';
import type { Published } from './publish.rules.ts';
import { findPublished, publishedMonths } from './transparency.repo.ts';

export interface Transparency {
  /** Null: nothing was published yet. */
  readonly published: Published | null;
  readonly publishedAt: string | null;
  /** All months that can be asked for, the latest first. */
  readonly months: readonly JalaliMonth[];
  /** Every province by its code. */
  readonly provinceNames: ReadonlyMap<string, Text>;
}

/** What everybody may see of giving: figures as they were published at the end of a month, the last one where none is named. */
export async function viewTransparency(
  deps: Deps,
  query: Readonly<Record<string, string>>,
): Promise<Result<Transparency>> {
  const db = deps.database.read;
  const month = query.month ? readJalaliMonth(toLatinDigits(query.month)) : undefined;
  if (query.month && month === undefined) return fail(invalidInput([fieldError('month', 'format.wrong')]));
  const found = await findPublished(db, month);
  if (month !== undefined && !found) return fail(problem('not-found'));
  const vocabulary = await vocabularyOf(deps.database);
  return ok({
    published: found?.value ?? null,
    publishedAt: found?.publishedAt ?? null,
    months: await publishedMonths(db),
    provinceNames: new Map(vocabulary.items('provinces').map(({ code, fa, en }) => [code, { fa, en }])),
  });
}
