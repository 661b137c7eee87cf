export type { Letter } from './letter.js';
export { anyone, mailSenderOf } from './mail-sender.js';
export { sendMail } from './mail.store.js';
export { MailLimitReached, requestMail } from './request-mail.js';
export { quotedName } from './rules/quoted-name.js';
