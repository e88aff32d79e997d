import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../src/domain/commands.ts';
import { optionsFromText, parseCommandLine, usageOf } from '../../src/domain/option-text.ts';
import { UserError } from '../../src/domain/user-error.ts';

const option = (name: string) => ({ name, description: name });
const ferries: CommandSpec = {
  name: 'ferries',
  description: 'Ferries',
  options: [{ ...option('side'), isRequired: true }, option('goods'), option('as_of')],
};
const follow: CommandSpec = { name: 'follow', description: 'Follow', options: [option('topic')] };
const plain: CommandSpec = { name: 'plain', description: 'Plain', options: [] };

describe('options written as text', () => {
  it.each([
    ['', {}],
    ['side:us', { side: 'us' }],
    ['SIDE:us goods:steel', { side: 'us', goods: 'steel' }],
    ['goods:"rare earths" side:china', { goods: 'rare earths', side: 'china' }],
    ['goods:“rare earths”', { goods: 'rare earths' }],
    ['us', { side: 'us' }],
    ['us steel', { side: 'us', goods: 'steel' }],
    ['us "electric cars" 2031-05', { side: 'us', goods: 'electric cars', as_of: '2031-05' }],
    ['goods:steel us', { side: 'us', goods: 'steel' }],
    ['us steel 10 June 2031', { side: 'us', goods: 'steel', as_of: '10 June 2031' }],
    ['as_of:2031-05 goods:steel north side', { side: 'north side', goods: 'steel', as_of: '2031-05' }],
    ['side:', { side: 'side:' }],
    ['goods:""', { goods: '' }],
    ['https://example.org/feed', { side: 'https://example.org/feed' }],
    ['goods:https://example.org/a:b us', { goods: 'https://example.org/a:b', side: 'us' }],
  ])('%s', (text, options) => {
    expect(optionsFromText(ferries, text)).toEqual(options);
  });

  it('give the last free place all the words that are left', () => {
    expect(optionsFromText(follow, 'rare earths and ships')).toEqual({ topic: 'rare earths and ships' });
  });

  it('say where a word has no place', () => {
    expect(() => optionsFromText(plain, 'now please')).toThrow(
      new UserError('/plain has no place for “now please”. Use: /plain'),
    );
  });

  it('say when they are too long', () => {
    expect(() => optionsFromText(follow, 'x'.repeat(501))).toThrow(/too long: \/follow takes at most 500 characters/);
    expect(optionsFromText(follow, 'x'.repeat(500)).topic).toHaveLength(500);
  });

  it('do not reach the prototype of an object', () => {
    const options = optionsFromText(ferries, '__proto__:x constructor:y');

    expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
    expect(options.side).toBeUndefined();
  });
});

describe('a command line', () => {
  it.each([
    ['/ferries side:us', 'ferries', { side: 'us' }],
    ['  Ferries us', 'Ferries', { side: 'us' }],
    ['/unknown side:us', 'unknown', {}],
    ['', '', {}],
  ])('%s', (...[line, name, options]) => {
    expect(parseCommandLine([ferries, follow], line)).toEqual({ name, options });
  });
});

describe('the usage of a command', () => {
  it('puts what may be left out in brackets', () => {
    expect(usageOf(ferries)).toBe('Use: /ferries side:… [goods:…] [as_of:…]');
  });
});
