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
import type { ReferenceItem, Vocabulary } from '../reference/vocabulary.rules.ts';
import { blankRow } from './blank-row.rules.ts';
import type { DemoSeed } from './demo.input.ts';
import { type Dice, diceOf, workday } from './demo-dice.rules.ts';
import type { DemoScale } from './demo-size.rules.ts';
import { shares } from './plan-groups.ts';

/** Who offers which entries of a catalogue. */
interface Offer {
  /** Organisation without its `org-`. */
  readonly keeper: string;
  readonly province: string;
  readonly codes: readonly string[];
}
type Offers = (codes: readonly string[]) => readonly Offer[];

const only = (keeper: string, province: string, codes: readonly string[]): Offer => ({
  keeper,
  province,
  codes,
});
const allBut = (keeper: string, province: string, codes: readonly string[], left: readonly string[]): Offer =>
  only(
    keeper,
    province,
    codes.filter((code) => !left.includes(code)),
  );

const careKits = [
  'kit-courier',
  'kit-barber',
  'kit-phone-repair',
  'kit-mobile-welding',
  'kit-appliance-repair',
];
const careTrainings = ['paid-apprenticeship', 'welding-safety-driving', 'motorcycle-licence'];
const toReleased = 'return-to-work';

const kitOffers: Offers = (codes) => [
  allBut('assoc-bushehr', 'bushehr', codes, ['kit-beekeeping']),
  allBut('assoc-gilan', 'gilan', codes, [...careKits, 'kit-carpet']),
  only('care-gilan', 'gilan', careKits),
];
const loanOffers: Offers = (codes) => [
  allBut('assoc-bushehr', 'bushehr', codes, [toReleased]),
  only('care-bushehr', 'bushehr', [toReleased]),
  allBut('assoc-gilan', 'gilan', codes, [toReleased]),
  only('care-gilan', 'gilan', [toReleased, 'tools-to-seller', 'permit-bridge']),
];
const trainingOffers: Offers = (codes) => [
  allBut('assoc-bushehr', 'bushehr', codes, []),
  allBut('assoc-gilan', 'gilan', codes, [...careTrainings, 'barbering', 'cooler-repair']),
  only('care-gilan', 'gilan', careTrainings),
];
/** Of each catalogue the other provinces offer so many, at the association and at the care centre. */
const elsewhere = { kits: [6, 2], 'loan-programmes': [3, 1], trainings: [4, 1] } as const;

/** Each of the other provinces offers some of its own choosing; what is for released persons stands at care centres. */
function offersElsewhere(
  catalogue: keyof typeof elsewhere,
  seed: DemoSeed,
  vocabulary: Vocabulary,
  codes: readonly string[],
): readonly Offer[] {
  const [atAssociation, atCare] = elsewhere[catalogue];
  const forCare = codes.filter((code) => [...careKits, ...careTrainings, toReleased].includes(code));
  return shares(seed, vocabulary, 1, 1).flatMap(([province]) => {
    const dice = diceOf(`${catalogue} of ${province}`);
    return [
      only(
        `assoc-${province}`,
        province,
        some(
          dice,
          codes.filter((code) => code !== toReleased),
          atAssociation,
        ),
      ),
      only(`care-${province}`, province, some(dice, forCare, atCare)),
    ];
  });
}

function some(dice: Dice, codes: readonly string[], count: number): readonly string[] {
  const left = [...codes];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const code = dice.pick(left);
    left.splice(left.indexOf(code), 1);
    return code;
  });
}

/** Trainings stand where people can reach them; elsewhere in the largest county or the one after it. */
const trainingCounties: Readonly<Record<string, readonly string[]>> = {
  bushehr: ['bushehr-bushehr', 'bushehr-bushehr', 'bushehr-dashtestan', 'bushehr-ganaveh'],
  gilan: ['gilan-rasht', 'gilan-rasht', 'gilan-lahijan'],
};

function trainingCountiesOf(province: string, vocabulary: Vocabulary): readonly string[] {
  const known = trainingCounties[province];
  if (known) return known;
  const [first, second] = vocabulary.counties
    .filter((county) => county.province === province)
    .sort((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1))
    .map(({ code }) => code);
  return [first, first, second].filter((code) => code !== undefined);
}

type Maker = (
  item: ReferenceItem,
  base: ReturnType<typeof blankRow>,
  dice: Dice,
  province: string,
) => Omit<NewOpportunityRow, 'titleFa' | 'titleEn' | 'foldedTitle'>;

/** All programmes of the demo data; each is told from `today`. */
export function planProgrammes(
  seed: DemoSeed,
  scale: DemoScale,
  vocabulary: Vocabulary,
  today: LocalDate,
): readonly NewOpportunityRow[] {
  const isWide = scale.elsewhere > 0;
  const offersOf = (catalogue: keyof typeof elsewhere, own: Offers): readonly Offer[] => {
    const codes = vocabulary.items(catalogue).map(({ code }) => code);
    return [...own(codes), ...(isWide ? offersElsewhere(catalogue, seed, vocabulary, codes) : [])];
  };
  const longAgo = (dice: Dice) => dice.whole(scale.historyDays - 20, scale.historyDays + 80);
  const offered = (
    catalogue: keyof typeof elsewhere,
    offers: readonly Offer[],
    make: Maker,
    daysAgo: (dice: Dice) => number,
    suffix = '',
  ) =>
    offers.flatMap(({ keeper, province, codes }) =>
      codes.map((code): NewOpportunityRow => {
        const item = vocabulary.item(catalogue, code);
        if (!item) throw new Error(`the demo data offer ${catalogue} "${code}", which the reference lacks`);
        const key = `${keeper}-${code}${suffix}`;
        const dice = diceOf(key);
        const base = blankRow(key, keeper, workday(addDays(today, -daysAgo(dice))), dice, today);
        return {
          ...make(item, base, dice, province),
          titleFa: item.fa,
          titleEn: item.en,
          foldedTitle: fold(`${item.fa} ${item.en}`),
        };
      }),
    );
  const trainings = offersOf('trainings', trainingOffers);
  const lessonsOf = training(vocabulary);
  return [
    ...offered('kits', offersOf('kits', kitOffers), kit, longAgo),
    ...offered('loan-programmes', offersOf('loan-programmes', loanOffers), loanProgramme, longAgo),
    ...offered('trainings', trainings, lessonsOf, (dice) => dice.whole(4, 40)),
    // What was taught in the year before.
    ...(isWide ? offered('trainings', trainings, lessonsOf, (dice) => dice.whole(120, 340), '-before') : []),
  ];
}

/** Of a kit's permits only the home-work one is asked: the others are got in the weeks of starting up. */
const kit: Maker = ({ code, data }, base, dice, province) => {
  const items = data.items as { fa: string; priceRial: number }[];
  const workspace = data.workspace as { areaM2: number } & Record<WorkspaceNeed, boolean>;
  const monthlyIncomeRial = Number(data.monthlyIncomeRial);
  const terms: KitTerms = {
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
    kit: terms,
  };
};

/** The bank's home-work loan of Bushehr is for the whole country. */
const loanProgramme: Maker = ({ code, data }, base, dice, province) => {
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
};

/** Weekly hours on fixed mornings; some have begun. */
function training(vocabulary: Vocabulary): Maker {
  return ({ code, data }, base, dice, province) => {
    const teaches = data.teaches as TrainingTerms['teaches'];
    const county = dice.pick(trainingCountiesOf(province, vocabulary));
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
  };
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
