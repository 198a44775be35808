/** One row of the table. */
export interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  readonly reference: string;
  readonly met: boolean;
}

export interface Size {
  /** 1 = the sizes of the design; less for a look. */
  readonly scale: number;
  say(line: string): void;
}

export function tableOf(bars: readonly Bar[]): string {
  return bars
    .map(({ what, bar, measured, reference, met }) =>
      [
        `${met ? 'met    ' : 'NOT MET'}  ${what}`,
        `         bar        ${bar}`,
        `         measured   ${measured}`,
        `         reference  ${reference}`,
      ].join('\n'),
    )
    .join('\n\n');
}
