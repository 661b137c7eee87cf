export { AuditModule } from './audit.module.js';
export { unsealedTail } from './audit.store.js';
export { verifyAnchors } from './verify-anchors.query.js';
export { verifyAudit } from './verify-audit.query.js';
