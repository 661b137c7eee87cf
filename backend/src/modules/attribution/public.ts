export { AttributionModule } from './attribution.module.js';
export { ListConversions } from './list-conversions.query.js';
export { runClickContext } from './on-clicks.js';
export { createPostbackHandler } from './postback.handler.js';
export { RemoveExpired } from './remove-expired.js';
