/** The files of `seed/demo/` that the demo data are made from. */
export const demoFiles: readonly string[] = [
  'names.json',
  'provinces.jsonl',
  'trades.jsonl',
  'jobs.jsonl',
  'country-jobs.jsonl',
  'stories.jsonl',
  'missed.jsonl',
];
