export const MAIL_KINDS = [
  'rights-answer',
  'rights-notice',
  'portal-link',
  'recipient-notice',
  'test',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
