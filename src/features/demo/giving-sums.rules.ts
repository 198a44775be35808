/** What the gifts of the demo are counted by: ten million rial. */
export const tenMillion = 10_000_000;
export const roundUp = (rial: number): number => Math.ceil(rial / tenMillion) * tenMillion;
