import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeOf, productFiles, sourceFiles, textOf } from './repository.ts';

const versions = z.record(z.string(), z.string());
const manifestSchema = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
});
const root = join(import.meta.dirname, '../..');

describe('the sources', () => {
  it('have no file over 300 lines, data aside', () => {
    const long = productFiles()
      .filter((path) => !path.endsWith('.json'))
      .filter((path) => textOf(path).trimEnd().split('\n').length > 300);

    expect(long).toEqual([]);
  });

  it('ask only the clock for the time, so that tests can move it', () => {
    const faults = sourceFiles()
      .filter((path) => path !== 'src/main.ts')
      .filter((path) => /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)/.test(textOf(path)));

    expect(faults).toEqual([]);
  });

  it('leave nothing to be done later', () => {
    expect(productFiles().filter((path) => /\b(?:TODO|FIXME|XXX)\b/.test(textOf(path)))).toEqual([]);
  });
});

describe('the packages', () => {
  it('are named in exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifestSchema.parse(
      JSON.parse(textOf('package.json')),
    );
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });

    expect(all.filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('are locked without addresses, so that they come from whatever registry is set', () => {
    expect(textOf('package-lock.json')).not.toContain('"resolved"');
  });
});

describe('the documents', () => {
  it('name only files and folders that are there', () => {
    const paths = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((document) =>
      codeOf(textOf(document).replaceAll(/```[\s\S]*?```/g, ''))
        .filter(
          (code) => /^(?:src|commands|config|test|bench|bin|\.ci)\/[\w./-]*$/.test(code) && !code.includes('NAME'),
        )
        .map((path) => ({ document, path })),
    );

    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });
});
