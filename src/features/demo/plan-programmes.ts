import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/persian.ts';
import type { WeekSlot } from '../../kernel/week.ts';
import type { NewOpportunityRow } from '../opportunities/opportunities.repo.ts';
import type {
  ReservedGroup,
  SkillRequirement,
  WorkspaceNeed,
} from '../opportunities/opportunity-facts.rules.ts';
import type { KitTerms, LoanTerms, TrainingTerms } from '../opportunities/opportunity-terms.rules.ts';
import type { Education } from '../people/person-facts.rules.ts';
import type { Catalogue, ReferenceItem, Vocabulary } from '../reference/vocabulary.rules.ts';
import { blankRow } from './blank-row.rules.ts';
import { type Dice, diceOf, workday } from './demo-dice.rules.ts';

/** Who offers which entry of a catalogue; `-x` leaves x out. */
type Offers = readonly (readonly [
  organisation: string,
  province: 'bushehr' | 'gilan',
  codes: readonly string[],
])[];

const kitOffers: Offers = [
  ['assoc-bushehr', 'bushehr', ['-kit-beekeeping']],
  [
    'assoc-gilan',
    'gilan',
    [
      '-kit-courier',
      '-kit-barber',
      '-kit-phone-repair',
      '-kit-mobile-welding',
      '-kit-appliance-repair',
      '-kit-carpet',
    ],
  ],
  [
    'care-gilan',
    'gilan',
    ['kit-courier', 'kit-barber', 'kit-phone-repair', 'kit-mobile-welding', 'kit-appliance-repair'],
  ],
];
const loanOffers: Offers = [
  ['assoc-bushehr', 'bushehr', ['-return-to-work']],
  ['care-bushehr', 'bushehr', ['return-to-work']],
  ['assoc-gilan', 'gilan', ['-return-to-work']],
  ['care-gilan', 'gilan', ['return-to-work', 'tools-to-seller', 'permit-bridge']],
];
const trainingOffers: Offers = [
  ['assoc-bushehr', 'bushehr', ['-']],
  [
    'assoc-gilan',
    'gilan',
    [
      '-paid-apprenticeship',
      '-welding-safety-driving',
      '-barbering',
      '-motorcycle-licence',
      '-cooler-repair',
    ],
  ],
  ['care-gilan', 'gilan', ['paid-apprenticeship', 'welding-safety-driving', 'motorcycle-licence']],
];
/** Trainings stand where people can reach them; the others in the province's capital. */
const trainingCounties: Readonly<Record<string, readonly string[]>> = {
  bushehr: ['bushehr-bushehr', 'bushehr-bushehr', 'bushehr-dashtestan', 'bushehr-ganaveh'],
  gilan: ['gilan-rasht', 'gilan-rasht', 'gilan-lahijan'],
};

type Maker = (
  item: ReferenceItem,
  base: ReturnType<typeof blankRow>,
  dice: Dice,
  province: 'bushehr' | 'gilan',
) => Omit<NewOpportunityRow, 'titleFa' | 'titleEn' | 'foldedTitle'>;

function offered(
  catalogue: Catalogue,
  offers: Offers,
  vocabulary: Vocabulary,
  today: LocalDate,
  make: Maker,
): NewOpportunityRow[] {
  return offers.flatMap(([organisation, province, codes]) => {
    const isAllBut = codes[0]?.startsWith('-') ?? false;
    return vocabulary
      .items(catalogue)
      .filter(({ code }) => (isAllBut ? !codes.includes(`-${code}`) : codes.includes(code)))
      .map((item): NewOpportunityRow => {
        const key = `${organisation}-${item.code}`;
        const dice = diceOf(key);
        const opensOn = workday(
          addDays(today, catalogue === 'trainings' ? -dice.whole(4, 40) : -dice.whole(100, 200)),
        );
        const base = blankRow(key, organisation, opensOn, dice, today);
        return {
          ...make(item, { ...base }, dice, province),
          titleFa: item.fa,
          titleEn: item.en,
          foldedTitle: fold(`${item.fa} ${item.en}`),
        };
      });
  });
}

/** Thirty kits. Of their permits only the home-work one is asked: the others are got in the weeks of starting up. */
export function planKits(vocabulary: Vocabulary, today: LocalDate): NewOpportunityRow[] {
  return offered('kits', kitOffers, vocabulary, today, ({ code, data }, base, dice, province) => {
    const items = data.items as { fa: string; priceRial: number }[];
    const workspace = data.workspace as { areaM2: number } & Record<WorkspaceNeed, boolean>;
    const monthlyIncomeRial = Number(data.monthlyIncomeRial);
    const kit: KitTerms = {
      code,
      priceRial: items.reduce((sum, { priceRial }) => sum + priceRial, 0),
      purpose: 'start',
      items: items.map(({ fa, priceRial }) => ({ name: fa, priceRial })),
      monthlyIncomeRial,
      buyers: null,
      market: code.includes('sewing')
        ? 'contract'
        : dice.pick(['anchor-firm', 'local-demand', 'local-demand'] as const),
    };
    return {
      ...base,
      kind: 'kit',
      province,
      vacancies: dice.whole(2, 4),
      iscoCode: String(data.isco),
      documents: data.documents as string[],
      licences: data.licences as string[],
      permits: (data.permits as string[]).filter((permit) => permit === 'home-work'),
      skills: data.skills as SkillRequirement[],
      workspaceM2: workspace.areaM2,
      workspaceNeeds: (['power', 'water', 'ventilation'] as const).filter((need) => workspace[need]),
      monthlyIncomeRial,
      contract: 'own',
      insured: false,
      kit,
    };
  });
}

/** Twenty loan programmes; the bank's is for the whole country. */
export function planLoans(vocabulary: Vocabulary, today: LocalDate): NewOpportunityRow[] {
  return offered('loan-programmes', loanOffers, vocabulary, today, ({ code, data }, base, dice, province) => {
    const terms = data as unknown as Omit<LoanTerms, 'security'> & { reservedFor: ReservedGroup[] };
    const loan: LoanTerms = {
      capRial: terms.capRial,
      termMonths: terms.termMonths,
      graceMonths: terms.graceMonths,
      feeMethod: terms.feeMethod,
      collection: terms.collection,
      feePercent: terms.feePercent,
      guarantors: terms.guarantors,
      security: [],
      administeredBy: terms.administeredBy,
      fundCode: terms.fundCode ?? null,
      programme: code,
    };
    return {
      ...base,
      kind: 'loan-programme',
      province: code === 'bank-home-work' && province === 'bushehr' ? null : province,
      vacancies: dice.whole(8, 20),
      documents: ['id-card', 'bank-account'],
      reservedFor: terms.reservedFor,
      loan,
    };
  });
}

/** Thirty trainings with weekly hours on fixed mornings, some already begun. */
export function planTrainings(vocabulary: Vocabulary, today: LocalDate): NewOpportunityRow[] {
  return offered('trainings', trainingOffers, vocabulary, today, ({ code, data }, base, dice, province) => {
    const teaches = data.teaches as TrainingTerms['teaches'];
    const county = dice.pick(trainingCounties[province] ?? []);
    const startOn = workday(addDays(base.opensOn, dice.whole(30, 75)));
    const [first] = teaches;
    const asked = (data.prerequisites as { education?: Education } | undefined)?.education;
    return {
      ...base,
      kind: 'training',
      province,
      county,
      workplace: 'fixed',
      vacancies: dice.whole(8, 16),
      startOn,
      closesOn: startOn,
      iscoCode: (first && vocabulary.skill(first.skillId)?.occupations[0]?.code) ?? null,
      education: asked && asked !== 'none' ? asked : null,
      documents: ['id-card'],
      hours: [lessons(Number(data.hoursPerWeek))],
      training: { code, teaches, weeks: Number(data.weeks) },
    };
  });
}

/** Up to 18 hours on three mornings, more on five; half hours rounded up. */
function lessons(hoursPerWeek: number): WeekSlot {
  const days: WeekSlot['days'] =
    hoursPerWeek <= 18 ? ['sat', 'mon', 'wed'] : ['sat', 'sun', 'mon', 'tue', 'wed'];
  const halfHours = Math.ceil((hoursPerWeek / days.length) * 2);
  const end = 8 * 60 + halfHours * 30;
  return {
    days,
    from: '08:00',
    to: `${String(Math.floor(end / 60)).padStart(2, '0')}:${end % 60 === 0 ? '00' : '30'}`,
  };
}
