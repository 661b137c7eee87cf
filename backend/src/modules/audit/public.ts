export { anchorAudit } from './anchor-audit.js';
export { AuditModule } from './audit.module.js';
export { unsealedTail } from './audit.store.js';
export { sealAudit } from './seal-audit.js';
export { verifyAnchors } from './verify-anchors.query.js';
export { verifyAudit } from './verify-audit.query.js';
