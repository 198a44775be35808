import { paths } from './paths.ts';

/** What works while a password that somebody else made still stands: seeing who one is, choosing an own one, leaving. */
const open: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/me': ['GET'],
  '/api/v1/me/password': ['POST'],
  '/api/v1/sessions': ['POST'],
  '/api/v1/sessions/current': ['DELETE'],
  [paths.ownPassword]: ['GET', 'POST'],
  [paths.signIn]: ['POST'],
  [paths.signInCode]: ['POST'],
  [paths.signOut]: ['POST'],
};

export function isOpenBeforeNewPassword(method: string, path: string): boolean {
  if (path.startsWith('/language/') && method === 'GET') return true;
  return open[path]?.includes(method === 'HEAD' ? 'GET' : method) ?? false;
}
