import { expect, it } from 'vitest';
import { openConsoleDesk } from './console-desk.ts';
import { openNewsroom } from '../../jobs/newsroom.ts';

const nul = '%00';
const place = (o: object) => Buffer.from(JSON.stringify(o)).toString('base64url');
const base = { id: 'x', channel: 'c', state: 'pending', dueAt: 1, createdAt: 1 };
const addresses = [
  `/console/stories/story?id=${nul}`, `/console/stories/alert?id=${nul}`, `/console/stories?before=1.a${nul}`, `/console/stories?before=999999999999999.a`,
  `/console/subscriptions/channel?channel=${nul}`, `/console/subscriptions?text=a${nul}`, `/console/subscriptions?after=${nul}`,
  `/console/feedback?before=${nul}`, `/console/facts?q=a${nul}b`, `/console/facts/fact?key=${nul}`, `/console/facts/fact?key=a&before=9007199254740991`,
  `/console/facts?topic=${nul}`, `/console/sources?text=${nul}`, `/console/sources/feed?id=${nul}`, `/console/sources?page=99999999999`, 
  `/console/timeline?topic=${nul}`, `/console/messages/1.5/chart.png`, `/console/messages/1e300/chart.png`, `/console/messages/99999999999/chart.png`,
  `/console/messages/Infinity/chart.png`,
  `/console/chart.png?line=/tariffs${nul}`, `/console/chart.png?line=/ask+a${nul}`,
  `/console?look=${nul}`, 
  `/console/deliveries?after=${place({ ...base, dueAt: 1e300 })}`, `/console/deliveries?after=${place({ ...base, dueAt: 1.5 })}`,
  `/console/deliveries?list=sent&after=${place({ ...base, createdAt: 1e300 })}`,
  `/console/deliveries?after=${place({ ...base, id: '\0' })}`,
  `/console/deliveries?list=abandoned&after=${place({ ...base, createdAt: 1.5 })}`,
  `/console/sample?look=x`, `/console/login?to=${nul}`, `/console/facts/chart.png?key=${nul}`,
  `/console/${nul}`, `/console/messages/${nul}/chart.png`, '/console/facts?q=%E0%A4%A', '/console/stories/story?id=%ED%A0%80',
];
it('no 500', async () => {
  const desk = await openConsoleDesk();
  const bad: string[] = [];
  for (const a of addresses) {
    const r = await desk.fetch(a, { signal: AbortSignal.timeout(4000) }).catch(() => ({ status: 599 }));
    if (r.status >= 500) bad.push(`${r.status} ${a}`);
  }
  for (const [p, f] of [
    ['/console/say', { line: '/ask a\0b' }], ['/console/say', { line: '/subscribe topic:\0' }], ['/console/say', { shared: '/wrong \0' }],
    ['/console/deliveries', { id: '\0', action: 'retry', list: 'pending' }],
    ['/console/subscriptions/channel', { channel: '\0' }], ['/console/subscriptions/pause', { channel: '\0' }],
    ['/console/sources/import', { workspace: '\0', list: '<opml></opml>' }],['/console/sources/import', { workspace: 'console:main', list: '<opml><body><outline type="rss" text="a&#0;b" xmlUrl="https://e.example/f.xml"/></body></opml>' }],
    ['/console/sources/try', { address: 'https://\0' }],
    ['/console/say', { line: '/source add address:https://a.example/\0' }],
    ['/console/say', { line: '/wrong id:AAAAA fault:value words:"a\0b"' }],
    ['/console/nope', { a: 'b' }],
  ] as const) {
    const r = await desk.fetch(p, { method: "POST", body: new URLSearchParams(f), signal: AbortSignal.timeout(4000) }).catch(() => new Response("", { status: 599 }));
    const t = await r.text();
    if (r.status >= 500 || /Something went wrong/.test(t)) bad.push(`${r.status} ${p} ${JSON.stringify(f)}`);
  }
  expect(bad).toEqual([]);
}, 120_000);
