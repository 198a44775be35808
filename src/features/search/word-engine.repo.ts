import type { Reader } from '../../platform/database.ts';
import type { AskedServer } from './asking.repo.ts';
import { candidates } from './search.repo.ts';
import { inTurns, nameQuestions, type WordQuestion } from './word-questions.rules.ts';

/** Finds by words; which engine does it is settled by whoever asks. */
export interface WordEngine {
  /** Ids of documents for each question, best first, to be ranked by their names. */
  candidates(questions: readonly WordQuestion[]): Promise<readonly (readonly string[])[]>;
}

export function embeddedWords(db: Reader): WordEngine {
  return {
    async candidates(questions) {
      const found: (readonly string[])[] = [];
      for (const { index, words, limit } of questions) found.push(await candidates(db, index, words, limit));
      return found;
    },
  };
}

/** One round trip for all questions. @throws SearchServerFault where the server is of no use. */
export function serverWords(server: AskedServer): WordEngine {
  return {
    async candidates(questions) {
      const readings = questions.map((question) =>
        question.words.length === 0 ? [] : nameQuestions(question),
      );
      const asked = readings.flat();
      if (asked.length === 0) return questions.map(() => []);
      const answers = (await server.search(asked)).map(({ ids }) => ids);
      let from = 0;
      return readings.map(({ length }) => {
        from += length;
        return inTurns(answers.slice(from - length, from));
      });
    },
  };
}
