import given from './examples.json';

export interface Example {
  readonly body?: unknown;
  readonly answer?: unknown;
}

/** Bodies and answers to show, by `post /people`; a test holds each against its schema. */
export const examples: Readonly<Record<string, Example | undefined>> = given;
