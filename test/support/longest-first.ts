import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites that start programs and browsers: each as long as dozens of others. */
const long = ['test/e2e/', 'test/worker/', 'test/faults/', 'test/usecase/demo/'];

/**
 * Starts the long suites first, so that no core waits at the end for the last of them. Vitest knows how long each takes only
 * where it ran before, which on a fresh clone it has not.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((folder) => moduleId.includes(folder));
      return found === -1 ? long.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
