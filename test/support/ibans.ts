/** IBANs whose checksum is right, each number another one. */
export function ibanOf(n: number): string {
  const body = `017${String(n).padStart(19, '0')}`;
  const rest = [...`${body}182700`].reduce((r, digit) => (r * 10 + Number(digit)) % 97, 0);
  return `IR${String(98 - rest).padStart(2, '0')}${body}`;
}
