/** A head of the audit chain that was written down outside the database. */
export interface HeadOnFile {
  readonly seq: number;
  readonly hash: string;
  /** Instant. */
  readonly at: string;
}

/** What the house last did to keep itself whole; null where it never did, or not on this deployment. */
export interface UpkeepStatus {
  readonly anchored: HeadOnFile | null;
  /** The last time the whole chain was walked; `faults` is how many were found. */
  readonly verified: (HeadOnFile & { readonly faults: number }) | null;
  readonly backedUpAt: string | null;
}

/** What runs beside the service on a machine of its own. Left out on a Worker, whose platform does these. */
export interface Upkeep {
  status(): Promise<UpkeepStatus>;
}
