import { expect, it } from 'vitest';
import type { Reply } from '../../../src/domain/replies.ts';
import { messageHtml, type Shower } from '../../../src/platforms/console/message-html.ts';
import { hostileReplies, markup, pageOf, replyOfWords } from '../../fakes/preview-reader.ts';

const shower: Shower = {
  look: 'console',
  previews: { slack: () => Promise.reject(new Error()), discord: () => Promise.reject(new Error()) },
  base: '/console',
};
const shown = async (message: Reply): Promise<string> =>
  String(await messageHtml({ ref: 7, channel: 'console:main', key: 'k', at: 0, revision: 3, message }, shower));

const tags = new Set(
  'li p span h2 div ul ol a bdi s time table caption thead tbody tr th td figure img form button input'.split(' '),
);
const attributes = new Set(
  (
    'class id dir href rel src alt loading width type name value method action scope tabindex role aria-label ' +
    'aria-labelledby datetime data-revision data-say'
  ).split(' '),
);
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** What a message has that it must not. */
const faultsOf = (message: string): string[] =>
  [...pageOf(message).querySelectorAll('*')].flatMap((element) => [
    ...(tags.has(element.localName) ? [] : [`element ${element.localName}`]),
    ...[...element.attributes].flatMap(({ name, value }) => [
      ...(attributes.has(name) ? [] : [`attribute ${name}`]),
      ...(name === 'href' && !/^(?:https?:\/\/[^"<>\s]+|#m-7-s\d+)$/.test(value) ? [`link to ${value}`] : []),
      ...(name === 'src' && value !== '/console/messages/7/chart.png?revision=3' ? [`picture from ${value}`] : []),
      ...(name === 'action' && value !== '/console/say' ? [`form to ${value}`] : []),
    ]),
    ...(turning.test(element.textContent ?? '') ? ['text that turns its direction'] : []),
  ]);

it.each(markup)('a message shows %s as text wherever it stands', async (words) => {
  const message = await shown(replyOfWords(words));

  expect(faultsOf(message)).toEqual([]);
  expect(pageOf(message).querySelector('h2')?.textContent).toBe(words);
  expect(pageOf(message).querySelector('li.message s')?.textContent).toBe(words);
});

it('no ill-meant reply puts anything but text into the channel', async () => {
  for (const reply of hostileReplies(60)) expect(faultsOf(await shown(reply))).toEqual([]);
});
