/** Time-based one-time codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, thirty seconds. */
export const totp = { digits: 6, stepSeconds: 30, drift: 1, secretBytes: 20 } as const;

export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / totp.stepSeconds);
}

/** The steps whose codes are taken now: clocks may differ by one step, and no step is taken twice. */
export function openSteps(now: Date, lastTaken: number | null): readonly number[] {
  const present = stepOf(now);
  return [present, present - totp.drift, present + totp.drift].filter((step) => step > (lastTaken ?? -1));
}

/** The step as the eight bytes that are authenticated (RFC 4226, 5.2). */
export function stepBytes(step: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(step));
  return bytes;
}

/** Dynamic truncation (RFC 4226, 5.3) of an HMAC-SHA-1 to `digits` digits. */
export function codeFrom(mac: Uint8Array, digits: number = totp.digits): string {
  const offset = (mac[mac.length - 1] ?? 0) & 15;
  const number = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** Bytes of a base32 text; letters outside the alphabet are passed over. */
export function fromBase32(text: string): Uint8Array {
  const bits = [...text.toUpperCase()]
    .filter((letter) => alphabet.includes(letter))
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}

/** What the QR code holds. */
export function otpauthAddress(secret: string, username: string): string {
  const issuer = 'Mehrkar';
  return `otpauth://totp/${issuer}:${encodeURIComponent(username)}?secret=${secret}&issuer=${issuer}`;
}

export const recoveryCodes = { count: 10, digits: 12 } as const;

/** Twelve digits of six or more random bytes. */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const number = [...bytes.slice(0, 6)].reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 10 ** recoveryCodes.digits).padStart(recoveryCodes.digits, '0');
}

/** In groups of four, as it is shown and printed. */
export function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}
