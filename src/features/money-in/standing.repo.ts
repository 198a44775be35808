import type { Reader } from '../../platform/database.ts';
import type { DueRecord } from '../pledges/pledge-record.rules.ts';
import { duesOf } from '../pledges/pledges.repo.ts';
import { cameAndWent } from './promised.repo.ts';

/** How a pledge of money stands. */
export interface MoneyStanding {
  readonly dues: readonly DueRecord[];
  readonly receivedRial: number;
  /** Of it: went back to who gave it. */
  readonly returnedRial: number;
  /** Of what is due: still open. */
  readonly openRial: number;
  /** What came beyond all that is due; of a monthly one it waits for the months to come. */
  readonly beyondRial: number;
}

export async function moneyStanding(db: Reader, pledgeId: string): Promise<MoneyStanding> {
  const dues = await duesOf(db, pledgeId);
  const { receivedRial, returnedRial } = await cameAndWent(db, pledgeId);
  const sum = (of: (due: DueRecord) => number) => dues.reduce((total, due) => total + of(due), 0);
  return {
    dues,
    receivedRial,
    returnedRial,
    openRial: sum((due) => (due.state === 'due' ? due.amountRial - due.receivedRial : 0)),
    beyondRial: receivedRial - returnedRial - sum((due) => due.receivedRial),
  };
}
