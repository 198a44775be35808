/**
 * What a caller is counted by: an IPv4 address as it is, an IPv6 address by its first 64 bits, since one household or
 * office holds all the rest. Ports, brackets and zones are dropped; what is no address is itself.
 */
export function addressBlock(address: string): string {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const mapped = /^(?:0*:)*(?::|0*:)ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!bare.includes(':') || !/^[0-9a-f:.]+$/.test(bare)) return bare;
  const [head = '', tail] = bare.split('::');
  const parts = (text: string) => text.split(':').filter((part) => part !== '');
  const missing = Math.max(0, 8 - parts(head).length - parts(tail ?? '').length);
  const all =
    tail === undefined ? parts(head) : [...parts(head), ...Array(missing).fill('0'), ...parts(tail)];
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
