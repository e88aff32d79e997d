import { expect, it } from 'vitest';
import { dueWords } from '../../src/pipeline/due-words.ts';
import { truceEnds } from '../jobs/reminding.ts';

it.each([
  ['truce', 'truce due to end', 'The truce was due to end'],
  ['section-301-exclusions', 'Section 301 exclusions due to end', 'The Section 301 exclusions were due to end'],
  ['section-122-tariff', 'Section 122 tariff due to end', 'The Section 122 tariff was due to end'],
  [
    'rare earth control suspension',
    'rare earth control suspension due to end',
    'The rare earth control suspension was due to end',
  ],
  ['tariff suspension starts', 'tariff suspension due to start', 'The tariff suspension was due to start'],
  ['suspension of measures', 'suspension of measures due to end', 'The suspension of measures was due to end'],
  ['export controls take effect', 'export controls due to take effect', 'The export controls were due to take effect'],
  ['affiliates rule takes effect', 'affiliates rule due to take effect', 'The affiliates rule was due to take effect'],
  ['US tariff increase', 'US tariff increase due to take effect', 'The US tariff increase was due to take effect'],
  ['chips-duty-rise', 'chips duty rise due to take effect', 'The chips duty rise was due to take effect'],
  ['comment period ends', 'comment period due to end', 'The comment period was due to end'],
  ['board-of-trade-comments', 'Board of Trade comments due', 'The Board of Trade comments were due'],
  ['rare earth licences expire', 'rare earth licences due to expire', 'The rare earth licences were due to expire'],
  ['uk-us-deal', 'deadline for the UK–US deal', 'The deadline for the UK–US deal passed'],
  ['TikTok sale', 'deadline for the TikTok sale', 'The deadline for the TikTok sale passed'],
  [
    'rare-earth-measures-of-october-2025',
    'rare earth measures of October 2025 due to take effect',
    'The rare earth measures of October 2025 were due to take effect',
  ],
])('“%s” reads as “%s”', (...[what, ahead, behind]) => {
  const words = dueWords({ statement: { ...truceEnds('2026-11-10'), what } });

  expect([words.ahead, words.behind()]).toEqual([ahead, behind]);
});

it('a deadline that nobody says more of was a day, and nothing is said to have ended', () => {
  const { behind } = dueWords({ statement: { ...truceEnds('2025-07-09'), what: 'uk-us-deal' } });

  expect(behind('2025-07-09')).toBe('The deadline for the UK–US deal was 9 Jul 2025');
});
