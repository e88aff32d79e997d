import { describe, expect, it } from 'vitest';
import { authoritiesIn } from '../../src/domain/legal-authorities.ts';

const s301 = 'section 301 of the Trade Act of 1974';
const s232 = 'section 232 of the Trade Expansion Act of 1962';
const ieepa = 'International Emergency Economic Powers Act';

describe('the law that a text names', () => {
  it.each([
    ['Notice of action under Section 301 of the Trade Act of 1974, as amended.', [s301]],
    ['An investigation pursuant to sections 301(b) and 304(a) of the Trade Act of 1974.', [s301]],
    ['Determination under sections 302, 304 and\n301 of the Trade Act.', [s301]],
    ['Modification of the Section 301 action on toys', [s301]],
    ['Authority: 19 U.S.C. 2411; 19 U.S.C. § 2416.', [s301]],
    ['Adjusting imports of buckets under Section 232', [s232]],
    ['Duties under section 122 of the Trade Act of 1974', ['section 122 of the Trade Act of 1974']],
    ['A safeguard under section 201 of the Trade Act of 1974', ['section 201 of the Trade Act of 1974']],
    ['Certain kettles: a violation of section 337', ['section 337 of the Tariff Act of 1930']],
    ['The President acted under IEEPA (50 U.S.C. 1701 et seq.).', [ieepa]],
    ['Rules under the Export Control Reform Act of 2018', ['Export Control Reform Act of 2018']],
    ['根据《中华人民共和国出口管制法》有关规定', ['Export Control Law of China']],
    [
      `The ${ieepa}, the National Emergencies Act, and section 301 of the Trade Act of 1974`,
      [ieepa, 'National Emergencies Act', s301],
    ],
  ])('is found: %s', (...[text, names]) => {
    expect(authoritiesIn(text)).toEqual(names);
  });

  it.each([
    'By the authority vested in me, including section 301 of title 3, United States Code',
    'Sections 301 and 302 of the Harbour Act',
    'Section 301.7 of the regulations',
    'Section 1301 of the manual, section 3010 and room 301',
    'Section 201 of the Clean Harbours Act',
    'Proposed collection under 19 U.S.C. 24110',
    '',
  ])('is not made up: %s', (text) => {
    expect(authoritiesIn(text)).toEqual([]);
  });

  it('is looked for in no more time than a page takes, whatever the text', () => {
    const hostile = ['section 3, and ', '§§§§', 'sections 301, 301, ', '1(a)(b)(c)(d) and ', ' U.S.C. '];

    const startedAt = performance.now();
    for (const piece of hostile) authoritiesIn(piece.repeat(50_000));

    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
