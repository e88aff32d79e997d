import { describe, expect, it } from 'vitest';
import { readSettings, settingNames } from '../../config/env.ts';
import { codeOf, sectionOf, tableRowsOf, textOf } from './repository.ts';

const example = textOf('.env.example');
const exampleSettings = [...example.matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({
  name,
  value,
}));
const told = tableRowsOf(sectionOf('README.md', 'Settings'));

/** The default as text, or undefined where a setting has none. */
function defaultOf(name: string): string | undefined {
  const value: unknown = Object.entries(readSettings({})).find(([key]) => key === name)?.[1];
  return value === undefined || String(value) === '' ? undefined : String(value);
}

describe('every setting', () => {
  it('stands in .env.example, once, and nothing else does', () => {
    expect(exampleSettings.map(({ name }) => name)).toEqual(settingNames);
  });

  it('stands in README’s table, once, and nothing else does', () => {
    expect(told.map(([name = '']) => codeOf(name)[0])).toEqual(settingNames);
  });

  it('is told with the default that it has', () => {
    for (const name of settingNames) {
      const [, inReadme = ''] = told.find(([cell = '']) => codeOf(cell)[0] === name) ?? [];

      expect(exampleSettings.find((setting) => setting.name === name)?.value, name).toBe(defaultOf(name) ?? '');
      expect(codeOf(inReadme)[0], name).toBe(defaultOf(name));
    }
  });
});

describe('.env.example', () => {
  it('sets nothing by itself', () => {
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  it('has one sentence above every setting', () => {
    expect([...example.matchAll(/^# [A-Z].*\.\n# [A-Z][A-Z_]+=/gm)]).toHaveLength(settingNames.length);
  });

  it('holds nothing that looks like a secret', () => {
    for (const { name, value } of exampleSettings.filter(({ name }) => /TOKEN|SECRET|KEY|PASSWORD/.test(name)))
      expect(value, name).toBe('');
    expect(example).not.toMatch(/xox[a-z]-|xapp-|[A-Za-z0-9_-]{24,}\.[A-Za-z0-9_-]{6,}|[A-Fa-f0-9]{32}/);
  });
});
