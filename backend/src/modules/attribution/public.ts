export { conversionScope } from './caller.js';
export type { ConversionInput } from './conversion-input.js';
export { FindRefunds } from './find-refunds.query.js';
export { ListConversions } from './list-conversions.query.js';
export { runClickContext } from './on-clicks.js';
export { createPostbackHandler } from './postback.handler.js';
export { RecordConversion } from './record-conversion.js';
export type { OrderRefundInput } from './refund-input.js';
export { RefundOrder } from './refund-order.js';
