import { parseHTML } from 'linkedom';
import type { Reply } from '../../src/domain/replies.ts';
import { hostileReply as hostileToDiscord } from './discord-hostile-replies.ts';
import { hostileReply as hostileToSlack } from './hostile-replies.ts';
import { seededRandom } from './seeded-random.ts';

/** The address of the picture in these tests. */
export const pictureAddress = '/console/messages/7/chart.png?revision=3&x="y"';

/** What a browser makes of a preview. */
export const pageOf = (preview: { toString(): string }) =>
  parseHTML(`<!doctype html><html><body>${preview}</body></html>`).document.body;

/** The words of the elements that a selector finds. */
export const wordsOf = (preview: { toString(): string }, selector: string): string[] =>
  [...pageOf(preview).querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');

const tags = new Set(
  'div span p b s a h2 img button figure figcaption table caption thead tbody tr th td svg rect text'.split(' '),
);
const attributes = new Set(
  (
    'class dir href rel src alt loading type disabled scope tabindex role aria-label aria-hidden ' +
    'width height x y text-anchor'
  ).split(' '),
);

/** What a preview has that it must not: anything but known elements with known attributes, links into the web, one picture. */
export function previewFaults(preview: { toString(): string }): string[] {
  return [...pageOf(preview).querySelectorAll('*')].flatMap((element) => [
    ...(tags.has(element.localName) ? [] : [`element ${element.localName}`]),
    ...[...element.attributes].flatMap(({ name, value }) => attributeFaults(name, value)),
    ...(element.localName === 'button' && !element.hasAttribute('disabled') ? ['a button to press'] : []),
    ...(/[\u202a-\u202e\u2066-\u2069]/.test(element.textContent ?? '') ? ['text that turns its direction'] : []),
  ]);
}

function attributeFaults(name: string, value: string): string[] {
  if (!attributes.has(name)) return [`attribute ${name}`];
  if (name === 'href' && !/^https?:\/\/[^"<>\s]+$/.test(value)) return [`link to ${value}`];
  if (name === 'src' && value !== pictureAddress) return [`picture from ${value}`];
  return /[\u202a-\u202e\u2066-\u2069]/.test(value) ? [`${name} that turns its direction`] : [];
}

/** Words that would do something in a page, were they not shown as text. */
export const markup = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' style='color:red",
  '</p></div></li><form action=https://evil.example><button>Go</button>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">here</a>',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '<!-- <style>*{display:none}</style>',
];

/** A reply that says this wherever it says something. */
export const replyOfWords = (words: string): Reply => ({
  title: words,
  lines: [words, { text: words, isStruck: true }, 'told by the table'],
  citations: ['javascript:alert(1)', `https://example.com/${words}`, words].map((url) => ({
    ...{ outlet: words, tier: 'wire' as const, date: '2026-11-02', title: words, url },
  })),
  notes: [words],
  table: { caption: words, columns: [words], rows: [[words]], lines: [2] },
  chart: { kind: 'events', title: words, subtitle: words, alt: words, ...days, events: [] },
  buttons: [{ label: words, command: '/why YB38A' }],
  mention: words,
  channel: words,
  more: words,
});

const days = { from: '2025-01-01', to: '2025-12-31', today: '2025-06-01' };

/** Replies as ill-meant as they come, the same each time. */
export const hostileReplies = (count: number): Reply[] =>
  Array.from({ length: count }, (_, seed) => [
    hostileToSlack(seededRandom(seed)),
    hostileToDiscord(seededRandom(seed)),
  ]).flat();
