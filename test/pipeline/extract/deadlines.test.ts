import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { findDeadlines } from '../../../src/pipeline/extract/deadlines.ts';
import { createItemReader } from '../../../src/pipeline/extract/reading.ts';

const read = createItemReader(lexicon);
// A Wednesday.
const spokenAt = Date.parse('2031-05-14T12:00:00Z');

const statementsIn = (text: string, title = '') =>
  findDeadlines(read({ title, text, spokenAt })).flatMap(({ statement }) =>
    statement.kind === 'deadline' ? [statement] : [],
  );
/** Deadlines as "what: date days". */
const deadlinesIn = (text: string, title = '') =>
  statementsIn(text, title).map(({ what, date, days }) => `${what}: ${[date, days].filter(Boolean).join(' ')}`);

describe('the end of a truce', () => {
  it.each([
    ['The truce expires on August 19.', ['truce: 2031-08-19']],
    ['Their tariff truce runs out in November.', ['truce: 2031-11']],
    ['The pause on tariffs holds until July 3.', ['truce: 2031-07-03']],
    ['The ceasefire between the US and China is set to lapse on 3 June.', ['truce: 2031-06-03']],
    ['China faces an August 12 deadline to agree on tariffs.', ['truce: 2031-08-12']],
    ['Envoys are racing to beat the June 30 tariff deadline.', ['truce: 2031-06-30']],
    ['Ahead of the November 10 expiration of the truce, envoys spoke.', ['truce: 2031-11-10']],
    ['The truce was extended to February 1, 2032.', ['truce: 2032-02-01']],
    ['The US and China agreed to a 90-day truce.', ['truce: 90']],
    ['The US and China suspended most tariffs for 90 days.', ['truce: 90']],
    ['The truce was prolonged by another six months.', ['truce: 180']],
    ['Trump extended the truce by 90 days, until August 12.', ['truce: 2031-08-12 90']],
  ])('%s → %j', (sentence, deadlines) => {
    expect(deadlinesIn(sentence)).toEqual(deadlines);
  });

  it('is marked as moved when the text says that it was extended', () => {
    expect(statementsIn('The truce was extended until August 12.')).toMatchObject([{ isMoved: true }]);
  });

  it('keeps its condition', () => {
    expect(statementsIn('The truce ends on June 3 unless both sides agree to more time.')).toMatchObject([
      { date: '2031-06-03', condition: 'unless both sides agree to more time' },
    ]);
  });
});

describe('what starts, changes or falls due', () => {
  it.each([
    ['Tariffs on Chinese goods will rise to 40% on June 1.', ['US tariff increase: 2031-06-01']],
    ['China will raise tariffs on American goods starting June 2.', ['Chinese tariff increase: 2031-06-02']],
    ['The 15% duty on US coal takes effect on Monday.', ['Chinese tariff increase: 2031-05-19']],
    ['Tariffs on Chinese goods due on Sunday will be postponed.', ['US tariff increase: 2031-05-18']],
    ['The tariff cuts take effect on June 14.', ['tariff cut: 2031-06-14']],
    ['From June 10, China will scrap duties on American grain.', ['tariff cut: 2031-06-10']],
    ['The rare earth controls take effect on December 1.', ['rare earth controls take effect: 2031-12-01']],
    ['China suspended the export controls until November 27, 2032.', ['export control suspension: 2032-11-27']],
    ['Port fees on Chinese ships start on October 14.', ['port fees take effect: 2031-10-14']],
    ['The US suspended port fees on Chinese ships for one year.', ['port fee suspension: 365']],
    ['TikTok must be sold by June 19 or be banned.', ['TikTok sale: 2031-06-19']],
    ['ByteDance has until September 17 to sell TikTok.', ['TikTok sale: 2031-09-17']],
    ['China agreed to buy 9 million tons of soybeans by the end of the year.', ['soybean purchases: 2031-12']],
    ['The public comment period on the tariffs ends on June 6.', ['comment period ends: 2031-06-06']],
    ['The tariff is proposed. Comments are due by June 6.', ['comment period ends: 2031-06-06']],
    ['Washington invites written comments on the tariff until June 6.', ['comment period ends: 2031-06-06']],
    ['The licenses for rare earths are valid for six months.', ['rare earth licences expire: 180']],
    ['Tariffs on chips from China will increase to 50% in 2033.', ['US tariff increase: 2033']],
    ['The UK has until July 9 to finalise its deal with the US.', ['uk-us deal: 2031-07-09']],
  ])('%s → %j', (sentence, deadlines) => {
    expect(deadlinesIn(sentence)).toEqual(deadlines);
  });
});

describe('a deadline in other words', () => {
  it.each([
    ['The truce, struck with the US, is set to lapse this November.', 'truce: 2031-11'],
    ['The US and China want to complete tariff talks within 90 days.', 'truce: 90'],
    ['The levy on Chinese goods will stay in place for 150 days.', '150'],
    ['Public comments on the tariffs are accepted through June 15.', '2031-06-15'],
    ['Washington will take written comments on the tariff list until July 10.', '2031-07-10'],
    ['The licences for rare earths are capped at six months.', '180'],
    ['The US and China bought themselves another 90 days of truce.', '90'],
    ['The higher tariffs on Chinese goods are on hold until November 10.', '2031-11-10'],
    ['Tariffs on Chinese goods could snap back to 54% on November 10.', '2031-11-10'],
    ['China has until year-end to buy 12 million tons of soybeans.', '2031-12'],
  ])('%s → %s', (sentence, deadline) => {
    expect(deadlinesIn(sentence).join()).toContain(deadline);
  });
});

describe('what is no deadline', () => {
  it.each([
    'The contract of the coach ends on July 9.',
    'The tariffs took effect on May 9.',
    'The truce has held since May 9.',
    'The truce ends soon.',
    'Envoys will resume talks on tariffs on Monday.',
    'Trump will visit Beijing in June.',
    'He said on Wednesday that the tariffs would stay.',
    'Exports fell 5% in April as tariffs bit.',
    'The two-day talks on tariffs ended.',
    'Talks on tariffs are due to run until Friday.',
    'China resents the tariffs that came in early May.',
    'Soybean futures for July delivery rose on tariff hopes.',
    'The delegation will stay in Beijing until June 1.',
    'A 30-year treasury bond yields 5%.',
  ])('%s', (sentence) => {
    expect(deadlinesIn(sentence)).toEqual([]);
  });
});
