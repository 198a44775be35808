/** The files of `seed/demo/` that the demo data are made from. */
export const demoFiles: readonly string[] = ['names.json', 'trades.jsonl', 'jobs.jsonl', 'stories.jsonl'];
