import { prepareDatabases } from './postgres.ts';

await prepareDatabases();
