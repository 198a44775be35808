import { it } from 'vitest';
import { sql } from 'drizzle-orm';
import { createDemo } from './demo-setup.ts';
import { dayNumber } from '../../../src/kernel/calendar.ts';
it('try', async () => {
  const t = performance.now(); const c = process.cpuUsage();
  const h = await createDemo('2026-11-22T08:00:00Z', (process.env.SIZE ?? 'small') as 'small');
  const u = process.cpuUsage(c);
  console.log('took', performance.now() - t, (u.user + u.system) / 1000);
  const all = (q: string) => h.deps.database.read.all<Record<string, unknown>>(sql.raw(q));
  const D = dayNumber('2026-11-22' as never);
  const now = 'known_to = 9000000000000000';
  console.table(await all(`select g.organisation_id as o, t.state, t.cause, count(*) n from outcome_span s join outcome_standing t on t.id=s.standing_id join outcome_group g on g.id=s.group_id where ${now} and from_day<=${D} and to_day>${D} and g.organisation_id in ('org-assoc-bushehr','org-assoc-gilan','org-care-gilan','org-assoc-tehran') group by 1,2,3`));
  for (let back = 0; back <= 360; back += 60)
  console.table(await all(`select ${back} as back, round(100.0*sum(t.state='in-work')/sum(t.state in ('in-work','some-work','unknown','out-of-work')),1) rate, sum(t.state in ('in-work','some-work','unknown','out-of-work')) pop, sum(t.state='unknown') u from outcome_span s join outcome_standing t on t.id=s.standing_id join outcome_group g on g.id=s.group_id where ${now} and from_day<=${D-back} and to_day>${D-back} and g.organisation_id='org-assoc-bushehr'`));
  console.table(await all(`select 'span' t, count(*) n from outcome_span union all select 'state', count(*) from person_state union all select 'version', count(*) from placement_version union all select 'check', count(*) from placement_check union all select 'visit', count(*) from visit union all select 'award', count(*) from award union all select 'placement', count(*) from placement union all select 'referral', count(*) from referral union all select 'person', count(*) from person`));
  console.table(await all(`select result, source, count(*) n, sum(corrects is not null) corr from placement_check group by 1,2`));
  console.table(await all(`select origin, count(*) n, sum(ended_on is not null) ended, sum(opportunity_id is null) own from placement group by 1`));
  console.table(await all(`select status, status_reason, count(*) n from person group by 1,2`));
  console.table(await all(`select substr(delivered_on,1,7) m, count(*) n, sum(benefactor_rial*2>=amount_rial) half, sum(bunching_reason is not null) b from award where organisation_id='org-assoc-bushehr' group by 1`));
  await h.close();
}, 300000);
