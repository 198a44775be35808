/** Strokes of 24 by 24 for how the money travels; each beside a verb that says the same. */
const strokes = {
  receive: 'M4 13v6h16v-6M12 4v10M8 10l4 4 4-4',
  buy: 'M4 5h2l2 10h9l2-7H7M9.5 19.5a1 1 0 1 0 0-.01M16.5 19.5a1 1 0 1 0 0-.01',
  deliver: 'M4 9l8-4 8 4v7l-8 4-8-4zM4 9l8 4 8-4M12 13v7',
  earn: 'M4 20v-4M10 20v-8M16 20V9M4 8l5-4 4 3 6-5M19 6V2h-4',
} as const;
export type GiveIcon = keyof typeof strokes;

export function Step({ icon }: { icon: GiveIcon }) {
  return (
    <svg class="icon large" viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes[icon]} />
    </svg>
  );
}
