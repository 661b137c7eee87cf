export { alertKinds } from './alert.js';
export type { NewAlert } from './alert.js';
export { resolveOpenAlert } from './alert.store.js';
export { Alerts, raiseAlert } from './raise-alert.js';
export { SecurityModule } from './security.module.js';
