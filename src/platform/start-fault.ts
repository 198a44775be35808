import type { Text } from '../kernel/text.ts';
import { saidBy } from './log.ts';

/** Why the service cannot start as it stands, and how whoever runs it mends that. */
export class StartFault extends Error {
  override name = 'StartFault';
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** What an error says to whoever runs the service: both languages where it is known, else as it came. */
export function faultText(error: unknown): Text {
  if (error instanceof StartFault) return error.text;
  const said = saidBy(error);
  return { fa: said, en: said };
}
