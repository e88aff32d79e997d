import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { openNewsroom } from '../jobs/newsroom.ts';
import { linesOf } from './asking.ts';

const url = 'https://wire.example/rates';
const moved = {
  url,
  title: 'Washington raises tariff on Chinese goods from 47% to 57%',
  text: 'The United States raised its tariff on Chinese goods from 47% to 57% on Monday.',
};

const filed = {
  url: 'https://register.example/public-inspection/2026-31234',
  outlet: 'Federal Register',
  tier: 'official-us' as const,
  title: 'Notice of Action: Tariff on Toy Kites From China',
  text: 'The United States imposes a tariff of 35% on Chinese goods under section 301.',
  document: { number: 'FR 2026-31234', printsOn: '2026-11-05' },
};

async function openDesk(...follows: [channel: string, topics: string[]][]) {
  const newsroom = await openNewsroom();
  for (const [channel, wanted] of follows) await newsroom.follow(channel, wanted);
  await newsroom.publish(moved);
  await newsroom.pass(120_000);
  await newsroom.publish(filed);
  await newsroom.pass(120_000);
  const { store, clock, log } = newsroom;
  const answer = createAnswerer({
    access: accessOf([]),
    commands: createCommands(topics),
    store,
    clock,
    topics,
    feeds: createFeedList([]),
    log,
  });
  const [ofFiled, alert] = await store.alerts.recent(2);
  const why = async (channel: string, about = alert?.shortId ?? '') =>
    linesOf(await answer({ name: 'why', options: { about }, channel })).join('\n');
  return { why, ofFiled: ofFiled?.shortId ?? '' };
}

describe('/why with an alert’s short id', () => {
  it('says when it opened, on which claim and quote, and that it was sent here', async () => {
    const { why } = await openDesk(['slack:T1/C1', ['tariffs']]);

    const answer = await why('slack:T1/C1');

    expect(answer).toContain('opened this alert on 2 Nov 2026, 08:00 UTC');
    expect(answer).toMatch(/; its batch closed on 2 Nov 2026, 08:0\d UTC\.\n/);
    expect(answer).toContain('US tariff on Chinese goods: 57 %, in force');
    expect(answer).toContain('“The United States raised its tariff');
    expect(answer).toContain('In this channel: sent.');
  });

  it.each([
    ['slack:T1/C2', 'this channel follows none of its topics'],
    ['slack:T1/C3', 'this channel follows nothing'],
  ])('says why it was not posted in %s: %s', async (channel, reason) => {
    const { why } = await openDesk(['slack:T1/C1', ['tariffs']], ['slack:T1/C2', ['shipping']]);

    expect(await why(channel)).toContain(reason);
  });

  it('names the official document that it rests on, and says when it is to be printed', async () => {
    const { why, ofFiled } = await openDesk(['slack:T1/C1', ['tariffs']]);

    const answer = await why('slack:T1/C1', ofFiled);

    expect(answer).toContain('Document: FR 2026-31234; authority: section 301 of the Trade Act of 1974 [1]');
    expect(answer).toContain('Filed for public inspection, to be printed on 5 Nov 2026.');
  });

  it('says what to write when the id is not known', async () => {
    const { why } = await openDesk();

    expect(await why('slack:T1/C1', 'ZZZZZ')).toContain('No alert “ZZZZZ” is known here');
  });
});

describe('/why with an address', () => {
  it('says when it was seen and what was read from it', async () => {
    const { why } = await openDesk(['slack:T1/C1', ['tariffs']]);

    const answer = await why('slack:T1/C1', `${url}?utm_source=chat`);

    expect(answer).toContain('Seen on 2 Nov 2026, 08:00 UTC');
    expect(answer).toContain('• read: US tariff on Chinese goods: 57 %, in force');
    expect(answer).toMatch(/Taken for coverage of US–China trade: .*names both sides/);
  });

  it('names the official document of the piece', async () => {
    const { why } = await openDesk(['slack:T1/C1', ['tariffs']]);

    expect(await why('slack:T1/C1', filed.url)).toContain('Document: FR 2026-31234; authority: section 301');
  });

  it('says that no feed brought it', async () => {
    const { why } = await openDesk();

    expect(await why('slack:T1/C1', 'https://elsewhere.example/x')).toContain('No feed has brought that address');
  });
});
