import type { Text } from '../../kernel/text.ts';
import { newsMessages } from './news.text.ts';
import type { NewsKind } from './sponsorship.rules.ts';

/** The words of a message about a gift; undefined of what the receipt itself says. */
export function messageOf(kind: NewsKind): Text | undefined {
  return kind === 'received' ? undefined : newsMessages[kind];
}
