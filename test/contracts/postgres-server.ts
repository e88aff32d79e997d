import pg from 'pg';

const usual = 'postgres://postgres@127.0.0.1:5432/postgres';
const answerMs = 2_000;

/** The PostgreSQL that tests may make databases on: TEST_POSTGRES, or the one of this machine. Undefined, with a line that says so, when it does not answer. */
export async function findServer(): Promise<string | undefined> {
  const url = process.env.TEST_POSTGRES ?? usual;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: answerMs });
  try {
    await client.connect();
    await dropLeftOver(client);
    return url;
  } catch {
    process.stderr.write('No PostgreSQL answers here (TEST_POSTGRES names one), so the tests run on SQLite alone.\n');
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What the names of this run's databases begin with. */
export const databasePrefix = `parley_test_${process.pid}`;

// A run ends in many ways, so the next one tidies up.
async function dropLeftOver(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'parley_test_%'`,
  );
  for (const { datname } of rows) {
    const pid = Number(/^parley_test_(\d+)_/.exec(datname)?.[1]);
    if (!isRunning(pid)) await client.query(`drop database if exists ${datname} with (force)`);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
