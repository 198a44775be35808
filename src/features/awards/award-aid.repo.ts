export async function writeAidOfAward(..._: unknown[]): Promise<void> {}
