/** Passwords of tests are hashed as all are, only not so dearly: the suites would do little else. */
export const testCost = { N: 2 ** 10, r: 8, p: 1 };
/** The key of every suite: what one sealed, a copy of its database can open. */
export const testSecret = 'a-secret-key-for-tests-only-0123456789';
