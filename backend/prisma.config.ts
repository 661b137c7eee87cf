import { defineConfig } from 'prisma/config';

// Only the typed client comes from Prisma; migrations are plain SQL run by dbmate, so the address is never used.
export default defineConfig({
  schema: 'prisma/schema',
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://unused' },
});
