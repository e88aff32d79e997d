import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filesOf, textOf } from './repository.ts';

const named = z.record(z.string(), z.string()).default({});
const { dependencies, devDependencies, optionalDependencies } = z
  .object({ dependencies: named, devDependencies: named, optionalDependencies: named })
  .parse(JSON.parse(textOf('package.json')));

const Locked = z.object({
  version: z.string(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
});
const { packages } = z
  .object({ packages: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(textOf('package-lock.json')));
const locked = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.split('node_modules/').at(-1) ?? '', ...Locked.parse(entry) }));

/** Licences under which we may use and pass on what is not changed. */
const allowedLicences = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Apache-2.0', 'MIT OR Apache-2.0'],
  'MPL-2.0',
];
/** Those that name no licence known by a short word, with the words that stand in their LICENSE. */
const readByUs: Readonly<Record<string, RegExp>> = {
  'dejavu-fonts-ttf': /Bitstream Vera Fonts Copyright[\s\S]*Permission is hereby granted, free of charge/,
};

const product = filesOf('src', 'commands', 'config', 'bin').map(textOf).join('\n');
const around = filesOf('test', 'bench')
  .filter((path) => path.endsWith('.ts'))
  .map(textOf)
  .join('\n');
const { scripts } = z.object({ scripts: named }).parse(JSON.parse(textOf('package.json')));
const setUp = [
  Object.values(scripts).join('\n'),
  ...['tsconfig.json', 'vitest.config.ts', 'biome.json'].map(textOf),
].join('\n');

const isNamedIn = (text: string, name: string): boolean =>
  new RegExp(`['"\`/]${RegExp.escape(name)}(?:['"\`/]|$)`, 'm').test(text);

/** By what name a check calls it. */
const calledBy: Readonly<Record<string, RegExp>> = {
  '@biomejs/biome': /\bbiome check/,
  '@vitest/coverage-v8': /--coverage/,
  typescript: /\btsc\b/,
  vitest: /\bvitest run/,
};

describe('dependencies', () => {
  it('are pinned to one version each', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('run nothing when they are installed', () => {
    expect(locked.filter(({ hasInstallScript }) => hasInstallScript === true).map(({ name }) => name)).toEqual([]);
  });

  it('come from a registry, with the hash of what was looked at', () => {
    expect(locked.length).toBeGreaterThan(100);
    for (const { name, version, integrity, resolved = '', link = false } of locked) {
      expect({ name, link, version }).toEqual({ name, link: false, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
      expect(integrity, name).toMatch(/^sha512-/);
      expect(resolved, name).not.toMatch(/^(?:git|http:|file:)/);
    }
  });

  it('have licences under which we may use them', () => {
    for (const { name, license = 'none' } of locked)
      if (readByUs[name] === undefined) expect(allowedLicences, `${name}: ${license}`).toContain(license);
      else expect(textOf(`node_modules/${name}/LICENSE`)).toMatch(readByUs[name]);
  });

  it('are all used: those of the product by the product, the others by tests, benches or checks', () => {
    const unused = Object.keys(dependencies).filter((name) => !isNamedIn(product, name));
    const idle = Object.keys(devDependencies).filter((name) => {
      const bare = name.replace(/^@types\//, '');
      return !(isNamedIn(around + product, bare) || bare === 'node' || calledBy[name]?.test(setUp));
    });

    expect({ unused, idle }).toEqual({ unused: [], idle: [] });
  });
});
