export const benefactorKinds = ['individual', 'company', 'group'] as const;
export type BenefactorKind = (typeof benefactorKinds)[number];
