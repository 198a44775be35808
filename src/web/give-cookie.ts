/** What somebody who pledges has answered so far, sealed; it goes to the public pages of giving alone. */
export function giveCookieName(baseUrl: URL): string {
  return baseUrl.protocol === 'https:' ? '__Secure-mehrkar-give' : 'mehrkar-give';
}

export function setGiveCookie(baseUrl: URL, sealed: string, minutes: number): string {
  const secure = baseUrl.protocol === 'https:' ? '; Secure' : '';
  return `${giveCookieName(baseUrl)}=${sealed}; Path=/give; HttpOnly; SameSite=Strict; Max-Age=${minutes * 60}${secure}`;
}
