import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../src/domain/commands.ts';
import type { Form } from '../../src/domain/forms.ts';
import { type Reply, sentenceReply } from '../../src/domain/replies.ts';
import type { CommandCall } from '../../src/ports.ts';
import { createHttpScene } from '../fakes/fake-discord-http-scene.ts';
import { createScene, replyOf, type SceneSettings } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

const commands: readonly CommandSpec[] = [
  {
    name: 'follow',
    description: 'What a channel follows',
    isChange: true,
    options: ['about', 'topic', 'mode', 'include', 'words'].map((name) => ({ name, description: name })),
  },
];

const topicChoices = ['tariffs', 'talks', 'truce'].map((value) => ({ name: value.toUpperCase(), value }));

const followForm: Form = {
  title: 'What to follow',
  command: 'follow',
  fixed: { about: 'YB38A' },
  fields: [
    { name: 'topic', label: 'Topics', kind: 'choices', choices: topicChoices, value: 'talks, tariffs' },
    { name: 'mode', label: 'When', kind: 'choice', choices: topicChoices, isRequired: true, value: 'talks' },
    {
      name: 'include',
      label: 'Only what names',
      hint: 'Terms with commas between',
      kind: 'text',
      value: 'soy, rare earths',
      whenEmptied: 'none',
    },
    { name: 'words', label: 'In your words', kind: 'long-text', whenEmptied: 'none', charsMax: 400 },
  ],
};

const rightNone = '0';

const ways = [
  [
    'the gateway',
    async (settings: SceneSettings) => {
      const scene = await createScene(settings);
      await scene.platform.start();
      return scene;
    },
  ],
  ['signed HTTP', createHttpScene],
] as const;

describe.each(ways)('a form over %s', (_way, open) => {
  const start = async (form: Form = followForm, settings: SceneSettings = {}) => {
    const given: CommandCall[] = [];
    const answer = async (call: CommandCall): Promise<Reply> => {
      given.push(call);
      return call.hasForms === true ? { ...replyOf('the lines'), form } : replyOf('done');
    };
    const scene = await open({ ...settings, platform: { commands, answer, ...settings.platform } });
    return { ...scene, given };
  };

  it('stands in place of the answer, with what is set already', async () => {
    const { fake } = await start();

    const shown = await fake.slash('follow');

    expect(shown).toMatchObject({
      type: 9,
      data: { title: 'What to follow', custom_id: 'f:/follow about:YB38A' },
    });
    expect(JSON.stringify(shown.data?.components)).toContain('"value":"soy, rare earths"');
    expect(JSON.stringify(shown.data?.components)).toContain('"description":"Terms with commas between"');
  });

  it('gives its command with what is fixed, what stayed and what was filled in, to its reader alone', async () => {
    const { fake, given, channel } = await start();
    await fake.slash('follow');

    const answer = await fake.submit({ When: ['TRUCE'], 'In your words': 'One line.\nAnother: "quoted".' });

    expect(answer).toMatchObject({ type: 4, data: { flags: 64 | 32_768 } });
    expect(fake.textOf(answer.data ?? {})).toContain('done');
    expect(given[1]).toEqual({
      name: 'follow',
      options: {
        about: 'YB38A',
        topic: 'tariffs, talks',
        mode: 'truce',
        include: 'soy, rare earths',
        words: 'One line.\nAnother: "quoted".',
      },
      channel,
      by: expect.stringMatching(/^\d+$/),
      callId: expect.stringMatching(/^\d+$/),
      charsMax: 3000,
      hasButtons: true,
    });
  });

  it('says of a field that was emptied what stands for that, and nothing of one that was always empty', async () => {
    const { fake, given } = await start();
    await fake.slash('follow');

    await fake.submit({ Topics: [], 'Only what names': '' });

    expect(given[1]?.options).toEqual({ about: 'YB38A', mode: 'talks', include: 'none' });
  });

  it('lets nobody write more than its command takes, since what is refused is lost with the form', async () => {
    const { fake } = await start();
    await fake.slash('follow');

    await expect(fake.submit({ 'In your words': 'x'.repeat(401) })).rejects.toThrow('too long');
    expect(await fake.submit({ 'In your words': 'x'.repeat(400) })).toMatchObject({ type: 4 });
  });

  it('gives back what was written where its command was refused, since Discord shows no form again', async () => {
    const answer = async (call: CommandCall): Promise<Reply> =>
      call.hasForms === true ? { ...replyOf('the lines'), form: followForm } : sentenceReply('No alert names that.');
    const { fake } = await start(followForm, { platform: { answer } });
    await fake.slash('follow');

    const { data } = await fake.submit({ 'In your words': 'Long *thoughts*.', 'Only what names': '' });

    expect(fake.textOf(data ?? {})).toContain('No alert names that.\nYou wrote: Long \\*thoughts\\*.');
    expect(fake.textOf(data ?? {}).match(/You wrote/g)).toHaveLength(1);
  });

  it('comes from a button too, unless its answer is for all', async () => {
    const { fake } = await start();

    expect(await fake.press('c:/follow YB38A')).toMatchObject({ type: 9 });
    expect(await fake.press('a:/follow YB38A')).toMatchObject({ type: 4 });
  });

  it('that comes too late is told by the lines beside it', async () => {
    const late = Promise.withResolvers<Reply>();
    const platform = { commands, answer: () => late.promise, limits: { deferAfterMs: 5 } };
    const { fake } = await open({ platform });

    const answering = fake.slash('follow');
    await until(() => fake.deferredCount() === 1);
    late.resolve({ ...replyOf('the lines'), form: followForm });
    const answer = await answering;

    expect(answer.type).toBe(5);
    expect(fake.textOf(answer.data ?? {})).toContain('the lines');
  });

  it('is neither shown to nor taken from who lacks the right', async () => {
    const { fake, given } = await start();

    const asked = await fake.slash('follow', {}, { permissions: rightNone });
    await fake.slash('follow');
    const sent = await fake.submit({}, { permissions: rightNone });

    for (const answer of [asked, sent]) expect(fake.textOf(answer.data ?? {})).toContain('Manage Server');
    expect(given).toHaveLength(1);
  });

  it('of another version says what to do instead', async () => {
    const { fake } = await start();
    const shown = await fake.slash('follow');
    Object.assign(shown.data ?? {}, { custom_id: 'x:old' });

    const answer = await fake.submit({});

    expect(fake.textOf(answer.data ?? {})).toContain('This form is from another version of Parley');
  });

  it.each<[string, Partial<Form>, string]>([
    ['whose fixed options are too long', { fixed: { about: 'x'.repeat(90) } }, 'custom_id: Too big'],
    ['whose fixed options have quotes', { fixed: { about: 'a "b" c' } }, 'cannot carry its option about'],
    ['with six fields', { fields: 'abcdef'.split('').map((name) => textField(name)) }, 'components: Too big'],
    ['without fields', { fields: [] }, 'components: Too small'],
    ['with a label that is too long', { fields: [textField('l'.repeat(46))] }, 'components.0.label: Too big'],
    [
      'with a choice that stands there twice',
      { fields: [{ ...textField('a'), kind: 'choice', choices: [...topicChoices, ...topicChoices] }] },
      'a choice stands there twice',
    ],
    [
      'with a field that stands there twice',
      { fields: [textField('a'), textField('a')] },
      'a field stands there twice',
    ],
    ['with a text that is too long', { fields: [{ ...textField('a'), value: 'x'.repeat(4_001) }] }, 'component.value'],
  ])('%s is refused with its reason, and its reader gets the lines', async (...[, change, reason]) => {
    const { fake, logged } = await start({ ...followForm, ...change });

    const answer = await fake.slash('follow');

    expect(fake.textOf(answer.data ?? {})).toContain('the lines');
    expect(logged).toContainEqual(
      expect.objectContaining({
        message: 'discord form not shown',
        fields: { reason: expect.stringContaining(reason) },
      }),
    );
  });
});

const textField = (name: string): Form['fields'][number] => ({ name, label: name, kind: 'text' });
