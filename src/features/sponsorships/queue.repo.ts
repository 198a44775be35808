import { sql } from 'drizzle-orm';
import type { Reader } from '../../platform/database.ts';
import type { Fallback } from '../pledges/pledge.rules.ts';

/** Money that came back to a fund whose giver wants to be asked, or to have it back. */
export interface MoneyBack {
  readonly fundId: string;
  readonly pledgeId: string;
  readonly fallback: Fallback;
  readonly benefactorName: string;
  readonly leftRial: number;
}

export async function moneyBack(db: Reader, organisationId: string): Promise<readonly MoneyBack[]> {
  return await db.all<MoneyBack>(sql`
    select f.id as "fundId", p.id as "pledgeId", p.fallback as fallback, b.name as "benefactorName", -l.balance_rial as "leftRial"
    from (select distinct h.fund_id as id from sponsorship_share h join sponsorship s on s.id = h.sponsorship_id
      where s.organisation_id = ${organisationId} and h.released_at is not null and s.state in ('cancelled','ended') and s.approved_by is not null) back
    join fund f on f.id = back.id
    join pledge p on p.id = f.pledge_id and p.fallback in ('ask-me','return')
    join benefactor b on b.id = p.benefactor_id
    join ledger_account a on a.organisation_id = f.organisation_id and a.kind = 'fund' and a.fund_id = f.id and a.ref = ''
    join ledger_line l on l.account_id = a.id and l.account_seq = (select max(account_seq) from ledger_line where account_id = a.id)
    where l.balance_rial < 0 order by f.id limit 100`);
}
