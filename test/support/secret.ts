/** The key of every suite: what one sealed, a copy of its database can open. */
export const testSecret = 'a-secret-key-for-tests-only-0123456789';
