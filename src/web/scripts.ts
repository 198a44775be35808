/**
 * Own scripts of pages, each with the first letters of its SHA-256, so that browsers may keep it for ever; a test holds
 * them to the files. Pages work without them.
 */
export const scriptVersions = {
  'copy.js': '0d6d9af9',
  'exit.js': 'd7fa2ce7',
  'near.js': '43a2e801',
  'suggest.js': 'f0151e74',
} as const;
export type ScriptName = keyof typeof scriptVersions;
