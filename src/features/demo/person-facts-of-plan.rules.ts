import type { LocalDate } from '../../kernel/calendar.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import type { PersonValues } from '../people/person-values.rules.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';

const known = <T>(value: T | null): T | undefined => value ?? undefined;

/** What matching will know of somebody planned; the same as is read once they are written down. */
export function factsOfPlan(
  { id, requestedAt, values }: { id: string; requestedAt: string; values: PersonValues },
  vocabulary: Vocabulary,
): PersonFacts {
  const { availability, household, workspace, supervision, custody, caring } = values;
  return {
    id,
    kind: values.kind,
    sex: values.sex,
    birthDate: values.birthDate,
    province: values.province,
    county: values.county,
    place: values.near ?? vocabulary.county(values.county)?.seat,
    status: values.status,
    requestedAt,
    needScore: known(values.needScore),
    education: known(values.education),
    skills: known(values.skills),
    experience: known(values.experience),
    availability: {
      hours: known(availability.hours),
      homeOnly: known(availability.homeOnly),
      maxCommuteKm: known(availability.maxCommuteKm),
      from: known(availability.from),
    },
    caring: caring && { ...caring, until: known<LocalDate>(caring.until) },
    wishes: values.wishes,
    documents: known(values.documents),
    licences: known(values.licences),
    permits: known(values.permits),
    workspace: workspace
      ? {
          areaM2: known(workspace.areaM2),
          power: known(workspace.power),
          water: known(workspace.water),
          ventilation: known(workspace.ventilation),
        }
      : undefined,
    guarantors: known(values.guarantors),
    bankStanding: known(values.bankStanding),
    household: {
      head: known(household.head),
      dependants: known(household.dependants),
      monthlyIncomeRial: known(household.monthlyIncomeRial),
      aid: known(household.aid),
      ...(household.aidPartly ? { aidPartly: true } : {}),
    },
    restrictions: values.restrictions?.map(({ code, until }) => ({ code, until: known(until) })),
    supervision: supervision && {
      centre: { lat: supervision.lat, lng: supervision.lng },
      radiusKm: supervision.radiusKm,
      permittedFrom: known(supervision.permittedFrom),
      permittedTo: known(supervision.permittedTo),
      until: known(supervision.until),
      permissions: supervision.permissions,
    },
    custody: custody && {
      status: custody.status,
      until: known(custody.until),
      workPermitted: custody.workPermitted,
    },
  };
}
