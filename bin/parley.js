#!/usr/bin/env node
// Plain JavaScript on purpose: it starts on any Node, and finds or asks for the one that Parley needs.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const majorMin = 24;

if (Number.parseInt(process.versions.node, 10) >= majorMin) await run();
else runUnder(ownNode());

/** Runs here. What was compiled once is kept in the system's folder for temporary files: it halves the time to start. */
async function run() {
  module.enableCompileCache();
  await import('../src/main.ts');
}

/** The Node that the optional dependency brought along, or undefined. */
function ownNode() {
  try {
    return createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return undefined;
  }
}

function runUnder(node) {
  if (!node) {
    console.error(`Parley needs Node ${majorMin} or later; this is ${process.versions.node}.`);
    process.exit(2);
  }
  const child = spawn(node, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
