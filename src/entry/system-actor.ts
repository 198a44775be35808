/** Who acts where nobody is signed in: the start and due work. */
export const systemActor = { accountId: 'system:start', organisationId: null } as const;
