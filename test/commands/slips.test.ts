import { describe, expect, it } from 'vitest';
import { createCommands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { linesOf, openAsking } from './asking.ts';

const long = 'x'.repeat(10_000);

/** A slip at the terminal, and the one sentence that answers it. */
const slips: readonly (readonly [line: string, sentence: string | RegExp])[] = [
  ['/tarifs', 'There is no command “tarifs”. Did you mean /tariffs?'],
  ['/delegations', 'There is no command “delegations”. Did you mean /delegation?'],
  ['/weather', /^There is no command “weather”\. Commands: \/tariffs \/delegation \/talks/],
  [`/${long}`, /^There is no command “x{39}…”\. Commands: /],
  ['hello', /^There is no command “hello”\. /],
  ['', 'Type a command, such as /tariffs or /help.'],
  ['/tariffs as_of:yesterday', '“yesterday” is no date. Write it as year-month-day, such as 2025-06-10.'],
  [
    '/tariffs as_of:2025-02-30',
    '“2025-02-30” is no date. The last day of that month is 2025-02-28: write that or an earlier one.',
  ],
  [
    '/tariffs as_of:2024-02-31',
    '“2024-02-31” is no date. The last day of that month is 2024-02-29: write that or an earlier one.',
  ],
  ['/tariffs as_of:2025-13-01', '“2025-13-01” is no date. Write it as year-month-day, such as 2025-06-10.'],
  ['/tariffs as_of:10.06.2025', '“10.06.2025” is no date. Write it as year-month-day, such as 2025-06-10.'],
  ['/tariffs side:france', 'There is no side “france”. Choose a side: us or china.'],
  ['/tariffs side:<!channel>', 'There is no side “<!channel>”. Choose a side: us or china.'],
  ['/tariffs side:@everyone', 'There is no side “@everyone”. Choose a side: us or china.'],
  ['/tariffs side:"u\u001b[31ms\u202e"', 'There is no side “u [31ms”. Choose a side: us or china.'],
  ['/tariffs sid:us', /^\/tariffs has no option “sid”\. Did you mean side:\? Use: \/tariffs /],
  ['/tariffs colour:red', '/tariffs has no option “colour”. Use: /tariffs [side:…] [goods:…] [as_of:…] [chart:…]'],
  [`/tariffs goods:${long}`, /^That is too long: \/tariffs takes at most 500 characters\./],
  ['/subscribe tarifs', 'There is no topic “tarifs”. Did you mean tariffs?'],
  ['/subscribe topic:"rare eaths"', 'There is no topic “rare eaths”. Did you mean rare-earths?'],
  ['/subscribe football', /^There is no topic “football”\. Topics: tariffs, export-controls, .*, all\.$/],
  ['/subscribe', '/subscribe needs topic: what to follow. Such as /subscribe topic:tariffs'],
  ['/subscribe tariffs mode:later', 'There is no mode “later”. Choose now, digest or pause.'],
  ['/subscribe tariffs significance:highest', 'There is no significance “highest”. Choose low, normal or high.'],
  ['/subscribe tariffs thread:perhaps', 'There is no thread “perhaps”. Choose on or off.'],
  [
    `/subscribe tariffs include:${'x'.repeat(61)}`,
    /^“x{39}…” is too long: a term has at most 60 characters\. Shorten it, such as include:soybeans\.$/,
  ],
  [
    `/subscribe tariffs exclude:${[...Array(21).keys()].join(',')}`,
    'These are 21 terms; at most 20 can be given. Leave some out.',
  ],
  [
    '/subscribe tariffs include:,',
    'Name a term, or several with commas between, such as include:soybeans,pork; none takes them away.',
  ],
  ['/subscribe tariffs,football', /^There is no topic “football”\. /],
  ['/subscribe tariffs mention:@everyone', 'Parley never calls everyone; choose one role.'],
  [
    '/subscribe tariffs mention:S0123ABC',
    'Nobody can be called here; roles are for Slack and Discord. Leave mention out.',
  ],
  ['/subscribe tariffs channel:other', 'There is only this channel here: leave channel out.'],
  [
    '/subscribe tariffs story:ZZZZZ',
    'No alert “ZZZZZ” is known here. Write the five letters at its foot; /latest lists the newest.',
  ],
  [
    '/unsubscribe story:ZZZZZ',
    'No alert “ZZZZZ” is known here. Write the five letters at its foot; /latest lists the newest.',
  ],
  ['/unsubscribe tariffs story:ZZZZZ', 'Give a topic or a story, not both: /unsubscribe topic:tariffs'],
  [
    '/sources alert:ZZZZZ',
    'No alert “ZZZZZ” is known here. Write the five letters at its foot; /latest lists the newest.',
  ],
  ['/subscribe topic:@everyone', /^There is no topic “@everyone”\. /],
  ['/subscriptions please', '/subscriptions has no place for “please”. Use: /subscriptions'],
  ['/delegation round:<!channel>', /^No round “<!channel>” is known here\. Known rounds: /],
  ['/help tarrifs', 'There is no command “tarrifs”. Did you mean /tariffs?'],
];

describe('A slip is answered with one sentence that says what would be right', () => {
  it.each(slips)('%.60s', async (line, sentence) => {
    const { ask, stored, logged } = await openAsking();
    const before = await stored();

    const reply = await ask(line);

    expect(linesOf(reply)).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
    expect(reply.title).toBe('That did not work');
    expect(await stored()).toBe(before);
    expect(logged).toEqual([]);
  });
});

describe('Options that a chat brings by name, as long as it likes', () => {
  it.each([
    [{ name: 'tariffs', options: { as_of: long } }, /^“x{39}…” is no date\./],
    [{ name: 'tariffs', options: { side: long } }, /^There is no side “x{39}…”\./],
    [{ name: 'tariffs', options: { [long]: 'us' } }, /^\/tariffs has no option “x{39}…”\./],
    [{ name: 'delegation', options: { round: long } }, /^No round “x{39}…” is known here\./],
    [{ name: 'subscribe', options: { topic: long } }, /^There is no topic “x{39}…”\./],
    [{ name: 'help', options: { command: long } }, /^There is no command “x{39}…”\./],
  ])('are refused in short: %.40j', async (asked, sentence) => {
    const { call, stored } = await openAsking();
    const before = await stored();

    const reply = await call(asked);

    expect(linesOf(reply)).toEqual([expect.stringMatching(sentence)]);
    expect(linesOf(reply)[0]?.length).toBeLessThan(400);
    expect(await stored()).toBe(before);
  });

  it('are cut where free text is asked for, and control characters are taken out', async () => {
    const { call } = await openAsking();

    const reply = await call({ name: 'tariffs', options: { goods: `so\u0000y\u202e\u001b[2J${long}` } });

    expect(reply.title).toMatch(/^US–China tariffs on so y \[2Jx+…$/);
    expect(reply.title.length).toBeLessThan(130);
  });

  it('may be empty, which counts as left out', async () => {
    const { call } = await openAsking();

    const reply = await call({ name: 'tariffs', options: { side: ' ', goods: '', as_of: '' } });

    expect(reply.title).toBe('US–China tariffs');
  });
});

describe('A fault of ours', () => {
  it('is answered with a reference that is found in the log beside the error', async () => {
    const { ask, logged } = await openAsking();

    const reply = await ask('/break');

    const [, ref] =
      /^Something went wrong on our side \(ref ([0-9A-F]{4})\)\. Try again; if it stays, tell whoever runs Parley this reference\.$/.exec(
        linesOf(reply)[0] ?? '',
      ) ?? [];
    expect(ref).toBeDefined();
    expect(logged).toEqual([
      {
        level: 'error',
        message: 'command failed',
        fields: { ref, command: 'break', error: expect.objectContaining({ message: 'a fault of ours' }) },
      },
    ]);
  });
});

describe('/help', () => {
  it('shows every command once, in groups, with an example that works', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/help'));

    const rows = lines.flatMap((line) => /^• (\/.*?) · (.*)$/.exec(line)?.slice(1, 2) ?? []);
    const named = rows.map((row) => /^\/(\S+)/.exec(row)?.[1]);
    expect(named.toSorted()).toEqual(
      createCommands(topics)
        .map(({ name }) => name)
        .filter((name) => name !== 'help')
        .toSorted(),
    );
    expect(lines.filter((line) => !line.startsWith('• '))).toEqual([
      'Ask',
      'Follow, in the channel that is to be told',
      'Sources',
      ...(lines.includes('More') ? ['More'] : []),
    ]);
    // These ask for what is not there, or ask first.
    for (const row of rows.filter((one) => !/^\/(?:why|wrong|source-|forget|break)/.test(one)))
      expect((await ask(row)).title, row).not.toBe('That did not work');
  });

  it('fits a phone: no line is longer than two of its lines', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/help'));

    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('shows what one command takes, with or without its slash', async () => {
    const { ask } = await openAsking();

    const [bare, slashed] = [await ask('/help tariffs'), await ask('/help /tariffs')];

    expect(bare.title).toBe('/tariffs');
    expect(linesOf(bare)).toEqual(
      expect.arrayContaining([
        'Use: /tariffs [side:…] [goods:…] [as_of:…] [chart:…]',
        '• as_of: the rates of a day, such as 2025-06-10; today when left out',
        'Example: /tariffs side:us as_of:2025-06-10',
      ]),
    );
    expect(slashed).toEqual(bare);
  });
});
