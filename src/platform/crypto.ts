import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';

/** Secrets work, under keys derived from one `SECRET_KEY` by HKDF-SHA-256, a separate key for each purpose. */
export interface Crypto {
  /** AES-256-GCM, random IV; `where` is `table:row:column` and is bound as AAD, so a sealed value cannot be moved. */
  seal(plain: string, where: string): string;
  /** @throws when the value was sealed elsewhere, under another key, or was tampered with. */
  open(sealed: string, where: string): string;
  /** Keyed HMAC-SHA-256 for finding a sealed value again without opening any. */
  blindIndex(value: string): string;
  /** Keyed digest for audit rows: equal values are recognised, none can be guessed back without the key. */
  digest(value: string): string;
  /** The same under a key of its own, which can be destroyed apart from all others. */
  digestUnder(key: string, value: string): string;
  /** HMAC-SHA-256 under a key for this purpose alone, for what is kept outside the database. */
  mac(purpose: 'audit-anchor' | 'key-mark', value: string): string;
  hashPassword(password: string): Promise<string>;
  verifyPassword(password: string, stored: string): Promise<boolean>;
  /**
   * Keeps a code of few digits: scrypt over its keyed digest, so that ten of them cost little and the database alone gives
   * none away. Under the salt of `like`, equal codes give equal texts.
   */
  hashCode(code: string, like?: string): Promise<string>;
  randomBytes(count: number): Uint8Array;
  /** 256 random bits as text, for session tokens. */
  token(): string;
}

/** Parameters of scrypt. */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const keyId = 'k1';
// OWASP's scrypt setting of N = 2^15, r = 8, p = 3: about 32 MB and a tenth of a second.
export const passwordCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };
const maxmem = 64 * 1024 * 1024;
const codeCost = { N: 2 ** 12, r: 8, p: 1 };

/** `cost` is that of new hashes; each is checked by the cost it was made with. */
export function createCrypto(secretKey: string, cost: PasswordCost = passwordCost): Crypto {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secretKey, 'mehrkar', `mehrkar/v1/${purpose}`, 32));
  const sealKey = derive('seal');
  const indexKey = derive('blind-index');
  const auditKey = derive('audit-digest');
  const codeKey = derive('recovery-code');

  return {
    seal(plain, where) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv);
      cipher.setAAD(Buffer.from(where));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${keyId}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, where) {
      const [id, packed] = sealed.split('.');
      if (id !== keyId || packed === undefined) throw new Error(`sealed under an unknown key: ${id}`);
      const raw = Buffer.from(packed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, raw.subarray(0, 12));
      decipher.setAAD(Buffer.from(where));
      decipher.setAuthTag(raw.subarray(12, 28));
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8');
    },
    blindIndex: (value) => createHmac('sha256', indexKey).update(value).digest('base64url'),
    digest: (value) => createHmac('sha256', auditKey).update(value).digest('base64url').slice(0, 22),
    digestUnder: (key, value) => createHmac('sha256', key).update(value).digest('base64url').slice(0, 22),
    mac: (purpose, value) => createHmac('sha256', derive(purpose)).update(value).digest('base64url'),
    async hashPassword(password) {
      const salt = randomBytes(16);
      const hash = await scryptAsync(password, salt, cost);
      return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
    },
    async hashCode(code, like) {
      const salt = like === undefined ? randomBytes(16) : Buffer.from(like.split('$')[1] ?? '', 'base64url');
      const hash = await scryptAsync(
        createHmac('sha256', codeKey).update(code).digest('hex'),
        salt,
        codeCost,
      );
      return `code$${salt.toString('base64url')}$${hash.toString('base64url')}`;
    },
    async verifyPassword(password, stored) {
      const [, N, r, p, salt = '', hash = ''] = stored.split('$');
      const expected = Buffer.from(hash, 'base64url');
      const cost = { N: Number(N), r: Number(r), p: Number(p) };
      const actual = await scryptAsync(password, Buffer.from(salt, 'base64url'), cost);
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    token: () => randomBytes(32).toString('base64url'),
  };
}

/** Plain SHA-256 for values that are random themselves (session tokens) and for the audit chain. */
export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

/** HMAC-SHA-1, which authenticator apps know; for second factors alone. */
export function hmacSha1(key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha1', key).update(message).digest());
}

function scryptAsync(password: string, salt: Buffer, options: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { ...options, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
