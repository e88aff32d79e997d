import { describe, expect, it } from 'vitest';
import type { Reply, Table } from '../../src/domain/replies.ts';
import { plainBlocks } from '../../src/platforms/slack/fallback.ts';
import { namesOtherHost } from '../../src/platforms/slack/link-labels.ts';
import { renderMessage, withoutTable } from '../../src/platforms/slack/render.ts';
import { checkBlocks, effectsOf, shownText } from '../fakes/fake-slack-blocks.ts';
import { slackFaultsOf } from '../fakes/slack-message-check.ts';
import { replyOf } from './slack-harness.ts';

const shown = (reply: Reply): string => shownText(renderMessage(reply).blocks);
const kindsOf = (reply: Reply): string[] => renderMessage(reply).blocks.map(({ type }) => type);

describe('the channel that a notice is about', () => {
  it('is shown as a link of Slack’s own, and no other text becomes one', () => {
    const about = (channel: string) => JSON.stringify(renderMessage(replyOf('Paused', { channel })).blocks);

    expect(checkBlocks(renderMessage(replyOf('Paused', { channel: 'C0123' })).blocks)).toEqual([]);
    expect(about('C0123')).toContain('{"type":"channel","channel_id":"C0123"}');
    for (const other of ['S0123', '!channel', 'C1> <!here', '']) expect(about(other)).not.toContain('channel_id');
  });
});

describe('buttons in Slack', () => {
  it('bring the command as it was given, for the presser or for all', () => {
    const buttons = [
      { label: 'Why?', command: '/why YB38A' },
      { label: 'Show to all', command: '/why YB38A', isForAll: true },
    ];

    expect(renderMessage(replyOf('News', { buttons })).blocks.at(-1)).toEqual({
      type: 'actions',
      elements: [
        {
          type: 'button',
          text: { type: 'plain_text', text: 'Why?', emoji: false },
          action_id: 'parley:0',
          value: '/why YB38A',
        },
        {
          type: 'button',
          text: { type: 'plain_text', text: 'Show to all', emoji: false },
          action_id: 'parley:all:1',
          value: '/why YB38A',
        },
      ],
    });
  });

  it('are left out where their command is too long or missing, and never more than five', () => {
    const long = { label: 'Long', command: `/ask ${'x'.repeat(1_996)}` };
    const empty = { label: 'Empty', command: '' };
    const others = Array.from({ length: 6 }, (_, i) => ({ label: `No ${i}`, command: `/why ${i}` }));

    expect(shown(replyOf('News', { buttons: [long, empty, ...others] }))).toBe('News\n[No 0] [No 1] [No 2]');
    expect(shown(replyOf('News', { buttons: others }))).toBe('News\n[No 0] [No 1] [No 2] [No 3] [No 4]');
    expect(shown(replyOf('News', { buttons: [long] }))).toBe('News');
  });

  it('do not crowd a long message out', () => {
    const buttons = Array.from({ length: 5 }, (_, i) => ({ label: `No ${i}`, command: `/ask ${'"'.repeat(1_900)}` }));
    const lines = Array.from({ length: 2_000 }, () => ({ text: 'x', isStruck: true as const }));

    expect(slackFaultsOf(replyOf('T"'.repeat(100), { buttons, lines, notes: Array(20).fill('"'.repeat(99)) }))).toEqual(
      [],
    );
  });
});

describe('calling a group in Slack', () => {
  it('is done by the message and not by its text', () => {
    const { text, blocks } = renderMessage(replyOf('News', { mention: 'S0123ABC', lines: ['Line'] }));

    expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'rich_text']);
    expect(effectsOf({ text, blocks })).toEqual([
      { kind: 'mention', what: '{"type":"usergroup","usergroup_id":"S0123ABC"}' },
    ]);
    expect(text).toBe('News\nLine');
  });

  it.each(['U0123', 'C0123', '!channel', '<!here>', 'S1> <!channel', 's1', 'S', ''])(
    'calls nobody for %s',
    (mention) => {
      expect(renderMessage(replyOf('News', { mention }))).toEqual(renderMessage(replyOf('News')));
    },
  );
});

const rates: Table = {
  caption: 'Rates in force',
  columns: ['Side', 'Rate', 'Source'],
  rows: [
    ['US', '47 %', '[1]'],
    ['China', '', '[2]'],
  ],
  lines: [1, 2],
};
const lines = ['In force now:', 'US: 47 % [1]', 'China: not known [2]', 'Both are disputed.'];

describe('tables in Slack', () => {
  it('stand where the lines stood that say the same; the text keeps all lines', () => {
    const { text } = renderMessage(replyOf('Tariffs', { lines, table: rates }));

    expect(shown(replyOf('Tariffs', { lines, table: rates }))).toBe(
      'Tariffs\nIn force now:\nRates in force\nSide | Rate | Source\nUS | 47 % | [1]\nChina | – | [2]\nBoth are disputed.',
    );
    expect(text).toBe(`Tariffs\n${lines.join('\n')}`);
    expect(shown(withoutTable(replyOf('Tariffs', { lines, table: rates })))).toBe(`Tariffs\n${lines.join('\n')}`);
    expect(shownText(plainBlocks(replyOf('Tariffs', { lines, table: rates })))).toBe(`Tariffs\n${lines.join('\n')}`);
  });

  it.each<{ what: string; table: Partial<Table>; fits: boolean }>([
    { what: '100 rows', table: { rows: Array(100).fill(['a', 'b', 'c']) }, fits: true },
    { what: '101 rows', table: { rows: Array(101).fill(['a', 'b', 'c']) }, fits: false },
    { what: 'no rows', table: { rows: [] }, fits: false },
    { what: '20 columns', table: { columns: Array(20).fill('a'), rows: [Array(20).fill('b')] }, fits: true },
    { what: '21 columns', table: { columns: Array(21).fill('a'), rows: [Array(21).fill('b')] }, fits: false },
    { what: 'a row that is too wide', table: { rows: [['a', 'b', 'c', 'd']] }, fits: false },
    { what: 'a row that is too short', table: { rows: [['a']] }, fits: true },
    { what: 'too many characters', table: { rows: [['x'.repeat(10_000), 'b', 'c']] }, fits: false },
    { what: 'no caption', table: { caption: ' ' }, fits: true },
  ])('are shown only where they fit whole: $what', ({ table, fits }) => {
    const reply = replyOf('Tariffs', { lines, table: { ...rates, ...table } });

    expect(kindsOf(reply).includes('data_table')).toBe(fits);
    expect(slackFaultsOf(reply)).toEqual([]);
    if (!fits) expect(shown(reply)).toBe(`Tariffs\n${lines.join('\n')}`);
  });
});

describe('what did not fit in Slack', () => {
  const long = Array.from({ length: 400 }, (_, i) => `Line ${i}: ${'words & more '.repeat(5)}`);

  it('is had by the command that the reply names, in every layout', () => {
    const reply = replyOf('News', { lines: long, more: '/parley why YB38A' });
    const { blocks, text } = renderMessage(reply);
    const note = '… shortened; /parley why YB38A shows the rest';

    expect([shownText(blocks), text, shownText(plainBlocks(reply))].map((all) => all.split('\n').at(-1))).toEqual([
      note,
      note,
      note,
    ]);
    expect(slackFaultsOf(reply)).toEqual([]);
  });

  it('is not spoken of where all fits', () => {
    expect(JSON.stringify(renderMessage(replyOf('News', { lines: ['One'], more: '/why YB38A' })))).not.toContain('why');
  });
});

describe('a link in Slack', () => {
  const evil = 'https://evil.example/a';

  it.each([
    { label: 'Example Wire', url: evil, isOther: false },
    { label: 'evil.example', url: evil, isOther: false },
    { label: 'U.S. Trade Representative, 4.5', url: evil, isOther: false },
    { label: 'bbc.com', url: 'https://www.bbc.com/news', isOther: false },
    { label: 'www.bbc.com', url: 'https://bbc.com./news', isOther: false },
    { label: 'münchen.example', url: 'https://xn--mnchen-3ya.example/', isOther: false },
    { label: 'bbc.com', url: evil, isOther: true },
    { label: 'News of BBC．com today', url: evil, isOther: true },
    { label: 'b\u200bbc.com', url: evil, isOther: true },
    { label: 'bbc.c\u200bom', url: evil, isOther: true },
    { label: 'reuters。com', url: evil, isOther: true },
    { label: 'https://bbc.com@evil.example/', url: evil, isOther: true },
    { label: 'http://localhost/x', url: evil, isOther: true },
    { label: '127.0.0.1', url: evil, isOther: true },
    { label: 'bbc.com', url: 'https://bbc.com.evil.example/', isOther: true },
    { label: 'bbc.com', url: 'https://notbbc.com/', isOther: true },
    { label: 'ввс.com', url: 'https://bbc.com/', isOther: true },
  ])('does not deceive about where it leads: $label to $url', ({ label, url, isOther }) => {
    expect(namesOtherHost(label, url)).toBe(isOther);
  });

  it('says its own host where an outlet is called like another one', () => {
    const { blocks } = renderMessage(
      replyOf('News', { citations: [{ outlet: 'bbc.com', tier: 'wire', date: '2025', url: evil }] }),
    );

    expect(shownText(blocks)).toBe('News\n[1] bbc.com (evil.example) · wire · 2025');
    expect(JSON.stringify(blocks)).toContain('{"type":"link","url":"https://evil.example/a","text":"evil.example"}');
  });
});

describe('the local Slack', () => {
  const button = { type: 'button', text: { type: 'plain_text', text: 'Why?' }, action_id: 'a', value: 'v' };
  const cell = { type: 'raw_text', text: 'x' };
  const table = { type: 'data_table', caption: 'Rates', rows: [[cell], [cell]] };
  const call = (part: object) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [part] }] });

  it.each<{ what: string; blocks: object[] }>([
    { what: 'no elements', blocks: [{ type: 'actions', elements: [] }] },
    {
      what: '26 buttons',
      blocks: [{ type: 'actions', elements: Array.from({ length: 26 }, (_, i) => ({ ...button, action_id: `${i}` })) }],
    },
    { what: 'one action twice', blocks: [{ type: 'actions', elements: [button, button] }] },
    {
      what: 'a long label',
      blocks: [{ type: 'actions', elements: [{ ...button, text: { type: 'plain_text', text: 'x'.repeat(76) } }] }],
    },
    {
      what: 'markup in a label',
      blocks: [{ type: 'actions', elements: [{ ...button, text: { type: 'mrkdwn', text: 'x' } }] }],
    },
    { what: 'a long value', blocks: [{ type: 'actions', elements: [{ ...button, value: 'x'.repeat(2_001) }] }] },
    { what: 'a long action id', blocks: [{ type: 'actions', elements: [{ ...button, action_id: 'x'.repeat(256) }] }] },
    { what: 'a field of its own', blocks: [{ type: 'actions', elements: [{ ...button, command: '/x' }] }] },
    { what: 'a table without caption', blocks: [{ ...table, caption: undefined }] },
    { what: 'a table with a header alone', blocks: [{ ...table, rows: [[cell]] }] },
    { what: '102 rows', blocks: [{ ...table, rows: Array(102).fill([cell]) }] },
    { what: '21 columns', blocks: [{ ...table, rows: Array(2).fill(Array(21).fill(cell)) }] },
    { what: 'uneven rows', blocks: [{ ...table, rows: [[cell], [cell, cell]] }] },
    { what: 'an empty cell', blocks: [{ ...table, rows: [[cell], [{ ...cell, text: '' }]] }] },
    { what: 'a cell of another kind', blocks: [{ ...table, rows: [[cell], [{ type: 'plain_text', text: 'x' }]] }] },
    { what: '10,001 characters', blocks: [{ ...table, rows: [[cell], [{ ...cell, text: 'x'.repeat(10_000) }]] }] },
    { what: 'a page of none', blocks: [{ ...table, page_size: 0 }] },
    { what: 'a page of 101', blocks: [{ ...table, page_size: 101 }] },
    { what: 'two tables', blocks: [table, table] },
    { what: 'a group without id', blocks: [call({ type: 'usergroup' })] },
    { what: 'a user as a group', blocks: [call({ type: 'usergroup', usergroup_id: 'U1' })] },
  ])('refuses $what', ({ blocks }) => {
    expect(checkBlocks(JSON.parse(JSON.stringify(blocks)))).not.toEqual([]);
  });

  it('takes buttons, tables and groups as they are documented', () => {
    const number = { type: 'raw_number', value: 47, text: '47 %' };

    expect(
      checkBlocks([
        { type: 'actions', elements: [button] },
        { ...table, page_size: 100, row_header_column_index: 0, rows: [[cell], [number]] },
        call({ type: 'usergroup', usergroup_id: 'S1' }),
      ]),
    ).toEqual([]);
  });
});
