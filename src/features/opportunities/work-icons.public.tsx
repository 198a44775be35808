/** Strokes of 24 by 24; drawn once a page and pointed at from then on. */
const strokes = {
  place: 'M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  pay: 'M3 7h18v11H3zM12 15a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM6 10v5M18 10v5',
  hours: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  ease: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.7-5 2.7 1.1-5.5L4 9.7 9.6 9z',
  training: 'M2 9l10-5 10 5-10 5zM6 11.5V16c3.5 2.7 8.5 2.7 12 0v-4.5M22 9v6',
  near: 'M12 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM12 2v4M12 18v4M2 12h4M18 12h4',
  job: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  kit: 'M4 9l8-4 8 4v7l-8 4-8-4zM4 9l8 4 8-4M12 13v7',
  'loan-programme': 'M4 17c4-3 7 2 16-2M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21h16',
  lodging: 'M3 6v13M3 16h18v3M21 16v-4a3 3 0 0 0-3-3H9v7M6 12.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
} as const;
export type IconName = keyof typeof strokes;

export function IconSheet({ names }: { names: readonly IconName[] }) {
  return (
    <svg class="icon-sheet" aria-hidden="true">
      {[...new Set(names)].map((name) => (
        <symbol id={`i-${name}`} viewBox="0 0 24 24">
          <path d={strokes[name]} />
        </symbol>
      ))}
    </svg>
  );
}

/** Beside a word that says the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
