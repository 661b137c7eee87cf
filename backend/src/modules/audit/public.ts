export { AuditModule } from './audit.module.js';
export { unsealedTail } from './audit.store.js';
export { sealAudit } from './seal-audit.js';
export { verifyAudit } from './verify-audit.query.js';
