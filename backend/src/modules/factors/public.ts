export { typedCode } from './code.schema.js';
export { FactorResets } from './factor-resets.js';
export { FactorsModule } from './factors.module.js';
export { SaveTotp } from './save-totp.js';
export { SecondFactor } from './second-factor.js';
export { newTotpSecret } from './totp.js';
