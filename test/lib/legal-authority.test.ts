import { describe, expect, it } from 'vitest';
import { legalAuthorityIn } from '../../src/lib/legal-authority.ts';

describe('the law that a text rests on', () => {
  it.each([
    ['Action under section 301 of the Trade Act of 1974, as amended', 'section 301 of the Trade Act of 1974'],
    ['USTR opens a Section 301 investigation into toy kites', 'section 301 of the Trade Act of 1974'],
    ['duties under Section 232(c) on kites', 'section 232 of the Trade Expansion Act of 1962'],
    ['under section 122 of the Trade Act of 1974 (19 U.S.C. 2132)', 'section 122 of the Trade Act of 1974'],
    ['powers under IEEPA', 'International Emergency Economic Powers Act'],
    [
      'including the International Emergency Economic Powers Act (50 U.S.C. 1701 et seq.) and the National Emergencies Act',
      'International Emergency Economic Powers Act',
    ],
    ['rules under the Export Control Reform Act', 'Export Control Reform Act of 2018'],
    ["under the Export Control Law of the People's Republic of China", 'Export Control Law of China'],
    ['根据《中华人民共和国出口管制法》有关规定', 'Export Control Law of China'],
  ])('%s', (text, name) => {
    expect(legalAuthorityIn(text)).toBe(name);
  });

  it.each([
    'and section 301 of title 3, United States Code, I hereby order',
    'Section 122 of the building code',
    'Envoys met for two days.',
    'bus 301 goes to the port',
  ])('is not found in: %s', (text) => {
    expect(legalAuthorityIn(text)).toBeUndefined();
  });

  it('is the one that is named first', () => {
    expect(legalAuthorityIn('Under section 232, and later under section 301, duties rose.')).toBe(
      'section 232 of the Trade Expansion Act of 1962',
    );
  });
});
