export { MailDelivery } from './deliver-mails.js';
export type { Letter } from './letter.js';
export { mailBacklog, removeEndedMails, sendMail } from './mail.store.js';
