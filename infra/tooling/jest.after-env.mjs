import { jest } from '@jest/globals';

// Hooks boot real services, and two cores are shared by everything: no time limit here is a statement about speed.
jest.setTimeout(60_000);
