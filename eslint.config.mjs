import { configuration } from './infra/tooling/eslint.mjs';

export default configuration;
