import { blocked, check, type GateRule } from './outcome.rules.ts';
import {
  distanceBetween,
  isAway,
  isBeyond,
  isLodged,
  isWorkplaceUnknown,
  kmBeyond,
} from './retrieve.rules.ts';

export const commuteGate: GateRule = (person, opportunity) => {
  if (isWorkplaceUnknown(opportunity)) return check('commute', { code: 'ask.workplace', values: {} });
  if (!isAway(opportunity) || isLodged(opportunity)) return 'pass';
  if (opportunity.place === undefined) return check('commute', { code: 'ask.opportunity-place', values: {} });
  const km = distanceBetween(person, opportunity);
  if (km === undefined) return check('commute', { code: 'ask.person-place', values: {} });
  const limitKm = person.availability.maxCommuteKm;
  if (limitKm === undefined) return check('commute', { code: 'ask.commute-limit', values: { km } });
  if (!isBeyond(km, limitKm)) return 'pass';
  return blocked(
    'commute',
    { code: 'commute.too-far', values: { km, limitKm } },
    { kind: 'raise-commute', km: kmBeyond(km, limitKm) },
  );
};

export const homeOnlyGate: GateRule = ({ availability: { homeOnly } }, opportunity) => {
  if (homeOnly === false) return 'pass';
  if (isWorkplaceUnknown(opportunity)) return check('home-only', { code: 'ask.workplace', values: {} });
  if (!isAway(opportunity)) return 'pass';
  if (homeOnly === undefined) return check('home-only', { code: 'ask.home-only', values: {} });
  return blocked('home-only', { code: 'home-only.away', values: {} }, { kind: 'work-outside' });
};

/** What is known to be lacking blocks; otherwise what is not known is asked, and only what the work needs. */
export const workspaceGate: GateRule = (person, opportunity) => {
  if (opportunity.workplace !== 'home' && opportunity.kind !== 'kit') return 'pass';
  const { workspace } = person;
  const m2 = opportunity.workspaceM2;
  const areaM2 = workspace?.areaM2;
  const needs = opportunity.workspaceNeeds.filter((need) => workspace?.[need] === false);
  const isSmall = areaM2 !== undefined && m2 > areaM2;
  if (isSmall || needs.length > 0)
    return blocked(
      'workspace',
      { code: 'workspace.lacking', values: { m2, areaM2, needs } },
      { kind: 'find-workspace', m2, needs },
    );
  const unknownNeeds = opportunity.workspaceNeeds.filter((need) => workspace?.[need] === undefined);
  const areaUnknown = m2 > 0 && areaM2 === undefined;
  if (!areaUnknown && unknownNeeds.length === 0) return 'pass';
  const values = areaUnknown ? { m2, needs: unknownNeeds } : { needs: unknownNeeds };
  return check('workspace', { code: 'ask.workspace', values });
};
