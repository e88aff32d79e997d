/** The address of a PostgreSQL in which databases may be made and dropped; undefined leaves its part out. */
export const postgresUrl = (): string | undefined => process.env.BENCH_POSTGRES_URL || undefined;
