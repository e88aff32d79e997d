import { describe, expect, it } from 'vitest';
import { createDateTagger } from '../../../../src/pipeline/extract/tagging/dates.ts';

const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`);
const datesIn = (text: string, day: string) =>
  createDateTagger(noonOf(day))(text)
    .flatMap((tag) => (tag.kind === 'date' ? [tag] : []))
    .toSorted((a, b) => a.start - b.start)
    .map(({ date, until }) => (until === undefined ? date : `${date}..${until}`));

// 2031-05-14 is a Wednesday.
const wednesday = '2031-05-14';

describe('dates that are written out', () => {
  it.each([
    ['The levy starts on Nov. 10, 2031.', ['2031-11-10']],
    ['The levy starts on 10 November 2031.', ['2031-11-10']],
    ['The levy starts on the 3rd of June.', ['2031-06-03']],
    ['The notice is dated 2031-04-30.', ['2031-04-30']],
    ['The notice of 4/30/2031 is short.', ['2031-04-30']],
    ['A notice came on Tuesday, May 13.', ['2031-05-13']],
    ['A notice came on Tuesday (May 13).', ['2031-05-13']],
    ['The curbs apply as of Sept. 1st.', ['2031-09-01']],
    ['关税将于2031年11月10日生效', ['2031-11-10']],
    ['It was signed in March 2029.', ['2029-03']],
    ['Officials met in early April 2030 for a day.', ['2030-04']],
    ['The pact of October, 2030 still holds.', ['2030-10']],
    ['Delegates met on May 10-11.', ['2031-05-10..2031-05-11']],
    ['Delegates met on May 10 and 11.', ['2031-05-10..2031-05-11']],
    ['They sat down from 3 to 5 June.', ['2031-06-03..2031-06-05']],
    ['It runs from August 27 to August 29, 2031.', ['2031-08-27', '2031-08-29']],
    ['It begins at 12:01 a.m. EDT on June 4.', ['2031-06-04']],
    ['Nothing happens on February 30.', []],
  ])('%s → %j', (sentence, dates) => {
    expect(datesIn(sentence, wednesday)).toEqual(dates);
  });
});

describe('dates without a year', () => {
  it.each([
    ['The truce ends on February 3.', ['2032-02-03']],
    ['The truce expires on 19 August.', ['2031-08-19']],
    ['The truce runs until November.', ['2031-11']],
    ['Rates rose on February 3.', ['2031-02-03']],
    ['They met in December.', ['2030-12']],
    ['Exports fell 5% in April.', ['2031-04']],
    ['Exports fell 5% from May last year.', ['2031-05', '2030']],
    ['A visit is planned for January.', ['2032-01']],
    ['It may be signed by mid-August.', ['2031-08']],
    ['The rule kicks in at the beginning of August.', ['2031-08']],
    ['A deal could come by the end of October.', ['2031-10']],
    ['Shipments slumped last May.', ['2030-05']],
    ['The two spoke last March.', ['2031-03']],
    ['The deadline of May 12 has passed.', ['2031-05-12']],
    ['Trade has shrunk since January.', ['2031-01']],
    ["March's figures were weak.", ['2031-03']],
  ])('%s → %j', (sentence, dates) => {
    expect(datesIn(sentence, wednesday)).toEqual(dates);
  });
});

describe('weekdays and days', () => {
  it.each([
    ['He said on Monday that it was fine.', ['2031-05-12']],
    ['The rise takes effect on Friday.', ['2031-05-16']],
    ['The minister on Tuesday announced a levy.', ['2031-05-13']],
    ['The levy, due Thursday, is off.', ['2031-05-15']],
    ['Duties apply from Sunday until June 27.', ['2031-05-18', '2031-06-27']],
    ['They will sit down next Tuesday.', ['2031-05-20']],
    ['They sat down last Tuesday.', ['2031-05-06']],
    ['Ministers will meet on Wednesday.', ['2031-05-14']],
    ['The new duty starts at 12:01 a.m. Friday.', ['2031-05-16']],
    ['Envoys to meet in Oslo on Saturday', ['2031-05-17']],
    ['A levy that was set to start on Sunday is off.', ['2031-05-18']],
    ['The notice came late Monday night.', ['2031-05-12']],
    ["Sunday's deadline is near.", ['2031-05-18']],
    ['It was agreed yesterday.', ['2031-05-13']],
    ['It starts tomorrow.', ['2031-05-15']],
    ['It starts the day after tomorrow.', ['2031-05-16']],
    ['She spoke today.', ['2031-05-14']],
    ['Talks went on for a second day.', []],
  ])('%s → %j', (sentence, dates) => {
    expect(datesIn(sentence, wednesday)).toEqual(dates);
  });
});

describe('weeks, months, quarters and years', () => {
  it.each([
    ['Envoys will travel next week.', ['2031-05']],
    ['They met last week.', ['2031-05']],
    ['A call is due later this month.', ['2031-05']],
    ['The curb was eased last month.', ['2031-04']],
    ['The duty rises next month.', ['2031-06']],
    ['A trip is planned for later this year.', ['2031']],
    ['A trip is planned for early next year.', ['2032']],
    ['It shrank last year.', ['2030']],
    ['It will be bought by year-end.', ['2031-12']],
    ['It will be bought by the end of the year.', ['2031-12']],
    ['It will be bought by the end of this year.', ['2031-12']],
    ['It will be bought by the end of next year.', ['2032-12']],
    ['It will be bought by the end of 2032.', ['2032-12']],
    ['They will talk before the end of the month.', ['2031-05']],
    ['It grew in the first quarter of 2031.', ['2031-03']],
    ['It grew in Q2 2030.', ['2030-06']],
    ['It shrank in the fourth quarter of 2030.', ['2030-12']],
    ['It shrank last quarter.', ['2031-03']],
    ['The rise will come in two weeks.', ['2031-05']],
    ['The rise will come in 30 days.', ['2031-06-13']],
    ['The rise will come in three months.', ['2031-08']],
    ['It fell for the first time in three months.', []],
    ['It was agreed two days ago.', ['2031-05-12']],
    ['It was agreed three weeks ago.', ['2031-04']],
    ['It was agreed six months ago.', ['2030-11']],
    ['It began seven years ago.', ['2024']],
    ['A 2029 agreement is forgotten.', ['2029']],
    ['Tariffs will double in 2033.', ['2033']],
    ['It sold 2030 tons of ore.', []],
    ['It sold 2,030 items.', []],
  ])('%s → %j', (sentence, dates) => {
    expect(datesIn(sentence, wednesday)).toEqual(dates);
  });
});

describe('what only looks like a date', () => {
  it.each([
    'The two may meet again.',
    'May be it is nothing.',
    'They march on, and now wait for a second.',
    'Rates rose by 10 to 15 percent.',
    'It costs $2031 a piece.',
    'The 90-day truce holds.',
    'A three-day visit ended.',
  ])('%s', (sentence) => {
    expect(datesIn(sentence, wednesday)).toEqual([]);
  });
});

describe('dates near the turn of a year or week', () => {
  it.each([
    ['The duty rises on January 1.', '2030-12-02', ['2031-01-01']],
    ['The duty rose on December 15.', '2031-01-05', ['2030-12-15']],
    ['They will meet next Monday.', '2031-05-18', ['2031-05-19']],
    ['Envoys will fly out next week.', '2031-05-30', ['2031-06']],
    ['They will speak next month.', '2031-12-30', ['2032-01']],
  ])('%s (%s) → %j', (...[sentence, day, dates]) => {
    expect(datesIn(sentence, day)).toEqual(dates);
  });
});
