// Loaded before each test file. The ESM-only Nest packages are evaluated first, so that CommonJS packages that require()
// them do not meet a half-loaded cycle.
import 'reflect-metadata';
await import('@nestjs/common');
await import('@nestjs/core');
