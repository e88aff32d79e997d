import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { databasePrefix, findServer } from './test/contracts/postgres-server.ts';

// What keeps something runs on both engines; what only works something out does not touch one.
const keeping = ['cli', 'commands', 'contracts', 'jobs', 'journeys', 'platforms', 'store', 'web'];

// They kill the one bot of a file; `chaos-replicas` does so on PostgreSQL.
const killingTheOneBot = ['test/journeys/two-chats.test.ts', 'test/journeys/chaos.test.ts'];

export default defineConfig(async (): Promise<ViteUserConfig> => {
  const server = await findServer();
  const sqlite = { extends: true as const, test: { name: 'sqlite', include: ['test/**/*.test.ts'] } };
  const postgres = {
    extends: true as const,
    test: {
      name: 'postgres',
      include: keeping.map((folder) => `test/${folder}/**/*.test.ts`),
      exclude: killingTheOneBot,
      setupFiles: ['test/contracts/postgres-setup.ts'],
      env: { TEST_POSTGRES: server ?? '', TEST_POSTGRES_PREFIX: databasePrefix },
    },
  };
  return {
    test: {
      testTimeout: 20_000,
      projects: server === undefined ? [sqlite] : [sqlite, postgres],
      coverage: {
        provider: 'v8',
        include: ['src/**/*.ts', 'commands/**/*.ts', 'config/**/*.ts'],
        reporter: ['text-summary'],
        thresholds: { lines: 90 },
      },
    },
  };
});
