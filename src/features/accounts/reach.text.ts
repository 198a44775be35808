export const reachText = {
  managersByHeadquarters: {
    fa: 'حساب مدیر را ستاد می‌سازد و گذرواژه‌اش را ستاد عوض می‌کند، تا هیچ مدیری به جای مدیر دیگری تأیید نکند. به ستاد بگویید.',
    en: 'Accounts of managers are made, and their passwords reset, by headquarters, so that no manager can approve in the name of another. Ask headquarters.',
  },
  notOneself: {
    fa: 'این کار را برای حساب خودتان نمی‌توانید بکنید؛ گذرواژه، ورود دومرحله‌ای و ورودهای خودتان در صفحهٔ «حساب من» است.',
    en: 'You cannot do this to your own account; your own password, second step and sessions are on the page "My account".',
  },
  lastManager: {
    fa: 'این تنها مدیر فعال سازمان است؛ نخست مدیر دیگری گذاشته شود.',
    en: 'This is the only manager of the organisation; have another one made first.',
  },
} as const;
