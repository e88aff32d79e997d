import { describe, expect, it } from 'vitest';
import { sentenceReply } from '../../src/domain/replies.ts';
import { type DeskOptions, openDesk, replyOf, serveHttp, until } from './slack-harness.ts';

const [piece, other] = ['https://wire.example/a?x=1&y=2', 'https://paper.example/b'];

describe.each(['socket', 'http'] as const)('“Is this new?” over %s', (way) => {
  const open = async (options: DeskOptions = {}) => {
    const settings = way === 'http' ? { appToken: undefined, signingSecret: 'fake-signing-secret' } : {};
    const answer: DeskOptions['answer'] = async ({ options }) => replyOf(`Why: ${options.about}`);
    const desk = await openDesk({ answer, ...options, settings });
    await desk.platform.start();
    if (way === 'http') await serveHttp(desk);
    const abouts = () => desk.calls.map(({ name, options }) => `${name} ${options.about}`);
    return { ...desk, abouts };
  };

  const link = (url: string) => ({ type: 'rich_text_section', elements: [{ type: 'link', url }] });

  it.each([
    ['its text', { text: `Look: <${piece.replaceAll('&', '&amp;')}|a piece>` }],
    ['its blocks', { blocks: [{ type: 'rich_text', elements: [link(piece)] }] }],
    [
      'a quote within a list',
      { blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_list', elements: [link(piece)] }] }] },
    ],
    [
      'a section',
      { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `<${piece.replaceAll('&', '&amp;')}>` } }] },
    ],
    ['its preview', { attachments: [{ id: 1, from_url: piece, title_link: piece }] }],
    ['a title', { attachments: [{ title_link: piece }] }],
  ])('is answered for a link in %s, for who asked alone', async (_where, message) => {
    const { slack, channel, place, calls } = await open();

    const [reply] = await slack.readers.shortcut({ channel, message });

    expect(reply).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(reply?.text).toContain('Why: https://wire.example/a?x=1&amp;y=2');
    expect(calls).toEqual([
      { name: 'why', options: { about: piece }, channel: place, by: 'U0READER', charsMax: 9000, hasButtons: true },
    ]);
  });

  it('is answered for each of three links, each once, and says what was left', async () => {
    const { slack, channel, abouts } = await open();
    const more = ['https://c.example/', 'https://d.example/', 'https://desk.slack.com/archives/C1/p1'];
    const text = [piece.replaceAll('&', '&amp;'), other, other, ...more].map((one) => `<${one}>`).join(' ');

    const replies = await slack.readers.shortcut({ channel, message: { text }, replies: 3 });

    expect(abouts()).toEqual([`why ${piece}`, `why ${other}`, 'why https://c.example/']);
    expect(replies.map(({ text }) => text).join('\n')).toContain(`Asked of ${other}`);
    expect(replies.at(-1)?.text).toContain('… and 1 more link');
  });

  it('knows an alert of Parley’s own by its button', async () => {
    const { slack, channel, abouts } = await open();
    const why = {
      type: 'button',
      action_id: 'parley:0',
      value: '/why YB38A',
      text: { type: 'plain_text', text: 'Why' },
    };
    const blocks = [
      { type: 'rich_text', elements: [link(piece)] },
      { type: 'actions', elements: [why] },
    ];

    await slack.readers.shortcut({ channel, message: { text: 'Alert', blocks } });

    expect(abouts()).toEqual(['why YB38A']);
  });

  it.each([
    ['no link', { text: 'Tariffs rise' }],
    [
      'no link, only its words',
      { text: 'see wire.example, or <#C1|desk> and <!channel> and <mailto:a@b.example|a@b.example>' },
    ],
    ['a link that is none for the web', { blocks: [{ type: 'rich_text', elements: [link('javascript:alert(1)')] }] }],
    ['a link with a name and a password', { text: '<https://bank.example:x@evil.example/>' }],
    ['a form that is not known', { text: 7, blocks: 'none', attachments: { a: [null] } }],
  ])('says what to do with a message that has %s', async (_what, message) => {
    const { slack, channel, abouts, logged } = await open();

    const [reply] = await slack.readers.shortcut({ channel, message });

    expect(reply?.text).toContain('There is no link in this message.');
    expect(reply?.effects).toEqual([]);
    expect([abouts(), logged]).toEqual([[], []]);
  });

  it('goes as deep as messages go, and no deeper', async () => {
    const { slack, channel } = await open();
    let deep: object = link(piece);
    for (let i = 0; i < 300; i++) deep = { elements: [deep] };

    const [reply] = await slack.readers.shortcut({ channel, message: { blocks: [deep] } });

    expect(reply?.text).toContain('There is no link');
  });

  it('shows a slip for one link and the answer for the other', async () => {
    const { slack, channel } = await open({
      answer: async ({ options: { about } }) =>
        about === other ? sentenceReply('No feed has brought that.') : replyOf('Known'),
    });
    const text = `<${other}> <https://c.example/>`;

    const replies = await slack.readers.shortcut({ channel, message: { text }, replies: 2 });

    expect(replies.map(({ text }) => text)).toEqual([
      expect.stringContaining(`No feed has brought that.\nAsked of ${other}`),
      expect.stringContaining('Known'),
    ]);
  });

  it('answers in the thread of the message', async () => {
    const { slack, channel } = await open();

    const [reply] = await slack.readers.shortcut({ channel, message: { text: `<${other}>`, thread_ts: '5.000001' } });

    expect(reply?.thread_ts).toBe('5.000001');
  });

  it('only takes note of a shortcut that it does not know', async () => {
    const { slack, channel, abouts, logged } = await open();

    const asking = slack.readers.shortcut({ channel, message: { text: `<${other}>` }, callbackId: 'old', replies: 0 });
    await asking;
    await until(() => logged.length > 0);

    expect(logged).toMatchObject([{ level: 'warn', message: 'slack shortcut not known' }]);
    expect(abouts()).toEqual([]);
  });
});
