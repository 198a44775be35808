export const accountText = {
  secondFactorIsOn: {
    fa: 'ورود دومرحله‌ای روشن است؛ برای گوشی تازه، نخست خاموشش کنید.',
    en: 'The second step is on already; for a new phone, turn it off first.',
  },
  secondFactorIsOff: {
    fa: 'ورود دومرحله‌ای خاموش است.',
    en: 'The second step is off.',
  },
  secondFactorNotStarted: {
    fa: 'هنوز کلیدی ساخته نشده است؛ از آغاز شروع کنید.',
    en: 'No key has been made yet; start from the beginning.',
  },
} as const;
