import { addBenefactor } from '../../src/features/benefactors/benefactors.repo.ts';
import { addCause } from '../../src/features/causes/cause-writes.repo.ts';
import { bankAccount } from '../../src/schema/ledger.ts';
import type { Harness } from './harness.ts';
import { create, personBody } from './samples.ts';

let counter = 0;

/** A sewing kit in Ganaveh as the API takes it; `more` overrides. */
export function kitBody(more: Record<string, unknown> = {}) {
  return {
    kind: 'kit',
    title: { fa: 'بستهٔ سری‌دوزی', en: 'Sewing kit' },
    province: 'بوشهر',
    county: 'گناوه',
    workplace: 'home',
    vacancies: 10,
    opensOn: '2026-11-01',
    iscoCode: '7531',
    kit: {
      priceRial: 450_000_000,
      items: [{ name: 'چرخ راسته‌دوز', priceRial: 400_000_000 }],
      monthlyIncomeRial: 90_000_000,
      buyers: [{ name: 'کارگاه ساحل', firm: true }],
    },
    ...more,
  };
}

/** Benefactors with accounts of their own; answers their user names, by which `tokenOf` knows them. */
export async function plantBenefactors(
  h: Harness,
  count: number,
): Promise<readonly { readonly id: string; readonly username: string }[]> {
  return await h.deps.database.write(async (tx) => {
    const made = [];
    for (let i = 0; i < count; i++) {
      counter += 1;
      const phone = `0913${String(1_000_000 + counter)}`;
      const { id, accountId } = await addBenefactor(tx, h.deps, { phone, name: `نیکوکار ${counter}` });
      made.push({ id, username: accountId });
    }
    return made;
  });
}

/** A cause as it would be published, whoever waits; its kit is made for it. */
export async function plantCause(
  h: Harness,
  more: {
    readonly slots?: number;
    readonly slotRial?: number;
    readonly trade?: string;
    readonly province?: string | null;
    readonly officer?: string;
  } = {},
): Promise<string> {
  const officer = more.officer ?? 'officer.bushehr';
  const kit = await create(h, officer, '/opportunities', kitBody());
  const { organisationId } = await h.actorOf(officer);
  const id = h.deps.newId('cause');
  const province = more.province === undefined ? 'bushehr' : more.province;
  await h.deps.database.write((tx) =>
    addCause(
      tx,
      {
        id,
        organisationId: organisationId ?? '',
        opportunityId: kit.id,
        titleFa: 'چرخ خیاطی برای یک مادر',
        titleEn: 'A sewing machine for a mother',
        needFa: 'سال‌هاست خیاطی می‌داند. با یک چرخ، سفارش‌ها را از خانه می‌دوزد.',
        needEn: 'She has sewn for years. With a machine she can fill orders from home.',
        placeLevel: province === null ? 'country' : 'province',
        province,
        county: null,
        trade: more.trade ?? '7531',
        budget: [{ name: 'چرخ راسته‌دوز', rial: more.slotRial ?? 472_500_000, state: 'estimate' }],
        slotRial: more.slotRial ?? 472_500_000,
        opensOn: '2026-11-01',
        verifiedOn: '2026-11-10',
        verifiedBy: 'acc_test',
        judgedMonth: '1405-09',
        createdAt: h.deps.now().toISOString(),
      },
      more.slots ?? 1,
    ),
  );
  return id;
}

/** An account that benefactors pay to. */
export async function plantBankAccount(h: Harness, username = 'manager.bushehr'): Promise<string> {
  const id = h.deps.newId('bankAccount');
  const { organisationId } = await h.actorOf(username);
  await h.deps.database.write(async (tx) => {
    counter += 1;
    await tx.insert(bankAccount).values({
      id,
      organisationId: organisationId ?? '',
      bank: 'melli',
      iban: `IR${String(counter).padStart(24, '0')}`,
      card: '6037991234567890',
      createdAt: h.deps.now().toISOString(),
    });
  });
  return id;
}

/** Households of Ganaveh that wait for sewing work. */
export async function plantWaiting(h: Harness, count: number, username = 'officer.bushehr'): Promise<void> {
  for (let i = 0; i < count; i++)
    await create(
      h,
      username,
      '/people',
      personBody({
        wishes: [{ iscoCode: '7531' }, { kind: 'kit' }],
        experience: [{ iscoCode: '7531', years: 3 }],
      }),
    );
}
