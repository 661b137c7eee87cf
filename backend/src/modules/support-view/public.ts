export { SupportViewModule } from './support-view.module.js';
export { SupportViewWorkModule } from './support-view-work.module.js';
