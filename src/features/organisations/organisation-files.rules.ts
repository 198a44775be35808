/** The file of `seed/reference/` that the organisations come from. */
export const organisationsFile = 'organisations.jsonl';
