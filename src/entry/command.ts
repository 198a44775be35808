import type { Lang, Text } from '../kernel/text.ts';

/** What a command of the command line is handed. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly lang: Lang;
  out(line: string): void;
  err(line: string): void;
  /** One line that is written over on a terminal. */
  progress(line: string): void;
}

/** A refusal that the user can mend: said in one line, without a stack. */
export class CommandRefused extends Error {
  override name = 'CommandRefused';
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Answers the exit code: 0 done, 1 failed, 2 done with some rows refused. */
export type Command = (context: CommandContext) => Promise<0 | 1 | 2>;
