/** The sign-in cookie: `__Host-` wherever the service is on https; plain on a loopback address, where browsers differ. */
export function cookieName(baseUrl: URL): string {
  return baseUrl.protocol === 'https:' ? '__Host-mehrkar' : 'mehrkar';
}

export function setSessionCookie(baseUrl: URL, token: string, expiresAt: string): string {
  return `${cookieName(baseUrl)}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${new Date(expiresAt).toUTCString()}${secure(baseUrl)}`;
}

export function dropSessionCookie(baseUrl: URL): string {
  return `${cookieName(baseUrl)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure(baseUrl)}`;
}

/** Between the two steps of signing in: for this browser alone, five minutes at most, never from another site. */
export function stepCookieName(baseUrl: URL): string {
  return `${cookieName(baseUrl)}-step`;
}

export function setStepCookie(baseUrl: URL, token: string): string {
  return `${stepCookieName(baseUrl)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=300${secure(baseUrl)}`;
}

export function dropStepCookie(baseUrl: URL): string {
  return `${stepCookieName(baseUrl)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure(baseUrl)}`;
}

/** Which one-time code this browser asked for, and that it was this one. */
export function codeCookieName(baseUrl: URL): string {
  return `${cookieName(baseUrl)}-code`;
}

export function setCodeCookie(baseUrl: URL, codeToken: string): string {
  return `${codeCookieName(baseUrl)}=${codeToken}; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600${secure(baseUrl)}`;
}

export function dropCodeCookie(baseUrl: URL): string {
  return `${codeCookieName(baseUrl)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure(baseUrl)}`;
}

/** Whose invitation was followed, until somebody joins. */
export function invitedCookieName(baseUrl: URL): string {
  return `${cookieName(baseUrl)}-invited`;
}

export function setInvitedCookie(baseUrl: URL, code: string): string {
  return `${invitedCookieName(baseUrl)}=${code}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000${secure(baseUrl)}`;
}

export function dropInvitedCookie(baseUrl: URL): string {
  return `${invitedCookieName(baseUrl)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure(baseUrl)}`;
}

export function languageCookie(baseUrl: URL, lang: string): string {
  return `lang=${lang}; Path=/; SameSite=Lax; Max-Age=31536000${secure(baseUrl)}`;
}

/**
 * What somebody who asks about a notice has answered so far, sealed. It goes to public pages of work alone, so it has a
 * path, which `__Host-` forbids; `__Secure-` does not.
 */
export function askCookieName(baseUrl: URL): string {
  return baseUrl.protocol === 'https:' ? '__Secure-mehrkar-ask' : 'mehrkar-ask';
}

export function setAskCookie(baseUrl: URL, sealed: string, minutes: number): string {
  return `${askCookieName(baseUrl)}=${sealed}; Path=/work; HttpOnly; SameSite=Strict; Max-Age=${minutes * 60}${secure(baseUrl)}`;
}

export function dropAskCookie(baseUrl: URL): string {
  return `${askCookieName(baseUrl)}=; Path=/work; HttpOnly; SameSite=Strict; Max-Age=0${secure(baseUrl)}`;
}

function secure(baseUrl: URL): string {
  return baseUrl.protocol === 'https:' ? '; Secure' : '';
}
