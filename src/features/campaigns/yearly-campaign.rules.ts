import { addDays, type LocalDate } from '../../kernel/calendar.ts';
import { nextYearly } from './campaign-record.rules.ts';
import { nasimMehr } from './yearly-campaign.text.ts';

/** How many days before its day a yearly campaign begins, where nobody has said otherwise. */
const daysBefore = 20;

/** The national yearly day as it is first written: the next one from `today` on. */
export function firstYearly(today: LocalDate) {
  const { slug, yearlyOn, title, story } = nasimMehr;
  const day = nextYearly(yearlyOn, today);
  if (day === undefined) throw new RangeError('a yearly day that never comes');
  return {
    slug,
    yearlyOn,
    titleFa: title.fa,
    titleEn: title.en,
    storyFa: story.fa,
    storyEn: story.en,
    startsOn: addDays(day, -daysBefore),
    endsOn: day,
  };
}
