import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeOf, sectionOf, sourceFiles, tableRowsOf, textOf } from './repository.ts';

interface Rule {
  /** Beginnings of our own paths that a file of the zone may import; its own zone is always one. */
  readonly ours: readonly string[];
  /** Packages, or `any` but those of a chat. */
  readonly packages: readonly string[] | 'any';
  /** Modules of Node, or `any`. */
  readonly node: readonly string[] | 'any';
}

const outside = ['src/domain', 'src/ports.ts', 'src/lib'];
const inside = ['src/domain', 'src/ports.ts', 'src/pipeline', 'src/lib'];

/** By the beginning of a file's path. The longest that fits counts. */
const rules: Readonly<Record<string, Rule>> = {
  'src/domain': { ours: [], packages: ['zod'], node: [] },
  'src/lib': { ours: [], packages: 'any', node: [] },
  'src/ports.ts': { ours: ['src/domain', 'src/store-ports.ts'], packages: [], node: [] },
  'src/store-ports.ts': {
    ours: ['src/domain', 'src/delivery-ports.ts', 'src/console-ports.ts'],
    packages: [],
    node: [],
  },
  'src/console-ports.ts': { ours: ['src/domain'], packages: [], node: [] },
  'src/delivery-ports.ts': { ours: ['src/domain'], packages: [], node: [] },
  'src/pipeline': { ours: ['src/domain', 'src/lib'], packages: 'any', node: ['node:crypto'] },
  'src/jobs': { ours: inside, packages: 'any', node: 'any' },
  'src/web': { ours: [...inside, 'src/platforms/console'], packages: 'any', node: 'any' },
  'src/feeds': { ours: outside, packages: 'any', node: 'any' },
  'src/store': { ours: outside, packages: 'any', node: 'any' },
  'src/pictures': { ours: outside, packages: 'any', node: 'any' },
  'src/platforms/slack': { ours: outside, packages: ['@slack/', 'zod'], node: 'any' },
  'src/platforms/discord': { ours: outside, packages: ['discord.js', '@discordjs/', 'zod'], node: 'any' },
  'src/platforms/console': { ours: outside, packages: ['hono', 'zod'], node: 'any' },
  'src/platforms/terminal': { ours: outside, packages: 'any', node: 'any' },
  commands: { ours: inside, packages: ['zod'], node: ['node:crypto'] },
  config: { ours: ['src/domain'], packages: ['zod'], node: ['node:fs'] },
  'src/cli': { ours: ['src', 'commands', 'config'], packages: 'any', node: 'any' },
  'src/main.ts': { ours: ['src', 'commands', 'config'], packages: 'any', node: 'any' },
};

const chatPackages = /^(?:discord\.js|discord-api-types|@discordjs\/|@slack\/)/;

const importPattern =
  /^(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

const importsOf = (path: string): string[] =>
  [...textOf(path).matchAll(importPattern)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');

const isUnder = (path: string, start: string): boolean => path === start || path.startsWith(`${start}/`);

function zoneOf(path: string): string {
  const zones = Object.keys(rules).filter((zone) => isUnder(path, zone));
  const zone = zones.toSorted((a, b) => b.length - a.length)[0];
  if (zone === undefined) throw new Error(`${path} lies in no zone: add a row to the import table and to this test.`);
  return zone;
}

/** One sentence for each import of a file that its zone does not allow. */
function faultsOf(path: string): string[] {
  const zone = zoneOf(path);
  const rule = rules[zone];
  return importsOf(path)
    .filter((name) => rule !== undefined && !isAllowed({ rule, zone, path, name }))
    .map((name) => `${path} imports ${name}: ${zone} may not`);
}

interface Import {
  readonly rule: Rule;
  readonly zone: string;
  readonly path: string;
  readonly name: string;
}

function isAllowed({ rule, zone, path, name }: Import): boolean {
  if (name.startsWith('.')) {
    const target = posix.join(posix.dirname(path), name);
    return [zone, ...rule.ours].some((start) => isUnder(target, start));
  }
  if (name.startsWith('node:')) return rule.node === 'any' || rule.node.includes(name);
  if (rule.packages === 'any') return !chatPackages.test(name);
  return rule.packages.some((start) => (start.endsWith('/') ? name.startsWith(start) : isUnder(name, start)));
}

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

describe('imports', () => {
  it('go only in the directions of the import table', () => {
    expect(sourceFiles().flatMap(faultsOf)).toEqual([]);
  });

  it('are described in ARCHITECTURE as they are checked here', () => {
    const told = tableRowsOf(sectionOf('ARCHITECTURE.md', 'Import directions'));

    const zones = told.flatMap(([who = '']) => codeOf(who));
    const ours = Object.fromEntries(
      told.flatMap(([who = '', what = '']) => codeOf(who).map((one) => [one, codeOf(what)])),
    );

    expect(zones.toSorted()).toEqual(Object.keys(rules).toSorted());
    expect(ours).toEqual(Object.fromEntries(Object.entries(rules).map(([zone, rule]) => [zone, rule.ours])));
  });

  it('name Node’s own modules in full, and else only packages that an installation without tools has', () => {
    const { dependencies } = manifestSchema.parse(JSON.parse(textOf('package.json')));
    const packageOf = (name: string): string => (/^(?:@[^/]+\/)?[^/]+/.exec(name) ?? [''])[0];

    const faults = sourceFiles().flatMap((path) =>
      importsOf(path)
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .filter((name) => builtinModules.includes(name) || !(packageOf(name) in dependencies))
        .map((name) => `${path} imports ${name}`),
    );

    expect(faults).toEqual([]);
  });

  it('are found wherever they stand in a file', () => {
    const main = importsOf('src/main.ts');

    expect(main).toContain('commander');
    expect(main).toContain('./cli/start.ts');
    expect(importsOf('src/store/key-value.ts')).toContain('keyv');
  });
});
