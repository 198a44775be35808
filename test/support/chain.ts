import { asc, sql } from 'drizzle-orm';
import { auditHash } from '../../src/features/records/audit-chain.repo.ts';
import type { Reader } from '../../src/platform/database.ts';
import { auditEntry } from '../../src/schema/records.ts';

/** What is wrong with a database as a whole, in words: integrity, foreign keys, the audit chain and its order. */
export async function faultsOf(db: Reader): Promise<readonly string[]> {
  const faults: string[] = [];
  const [integrity] = await db.all<{ integrity_check: string }>(sql`pragma integrity_check`);
  if (integrity?.integrity_check !== 'ok') faults.push(`integrity: ${integrity?.integrity_check}`);
  for (const row of await db.all(sql`pragma foreign_key_check`))
    faults.push(`foreign key: ${JSON.stringify(row)}`);
  let seq = 0;
  let previous = 'start';
  for (const entry of await db.select().from(auditEntry).orderBy(asc(auditEntry.seq))) {
    seq += 1;
    if (entry.seq !== seq) faults.push(`audit row ${seq} is missing`);
    if (entry.previousHash !== previous || entry.hash !== auditHash(entry))
      faults.push(`audit row ${entry.seq} is not chained`);
    seq = entry.seq;
    previous = entry.hash;
  }
  // Records, history and audit rows of one write land together: none of them may stand without the others.
  const halves: Readonly<Record<string, ReturnType<typeof sql>>> = {
    'people without an audit row': sql`select id from person where id not in (select entity_id from audit_entry where entity = 'person')`,
    'people whose last revision the index is not told of': sql`select id from person where not exists (select 1 from search_outbox o where o."index" = 'people' and o.doc_id = person.id and o.rev = person.revision)`,
    'people without a household': sql`select id from person where household_id not in (select id from household)`,
    'households without anybody': sql`select id from household where id not in (select household_id from person)`,
    'opportunities without an audit row': sql`select id from opportunity where id not in (select entity_id from audit_entry where entity = 'opportunity')`,
    'referrals whose history is not as long as their revision': sql`select id from referral r where (select count(*) from referral_event e where e.referral_id = r.id) <> r.revision`,
    'referrals whose history ends elsewhere': sql`select id from referral r where (select to_state from referral_event e where e.referral_id = r.id order by seq desc limit 1) <> r.state`,
    'moves without an audit row each': sql`select id from referral r where (select count(*) from audit_entry a where a.entity = 'referral' and a.entity_id = r.id) <> r.revision`,
    'placed referrals without a placement': sql`select id from referral where state = 'placed' and id not in (select referral_id from placement where referral_id is not null)`,
    'opportunities that hold more than their vacancies': sql`select id from opportunity o join opportunity_held h on h.opportunity_id = o.id where h.held > o.vacancies`,
  };
  for (const [name, query] of Object.entries(halves)) {
    const rows = await db.all<{ id: string }>(query);
    if (rows.length > 0) faults.push(`${name}: ${rows.length}, e.g. ${rows[0]?.id}`);
  }
  return faults;
}
