import { describe, expect, it } from 'vitest';
import { background, hourMs, minuteMs, type Newsroom, openNewsroom, rise, riseRetoldBy } from './newsroom.ts';

const channel = 'slack:T1/C1';

/** A channel that has just been told of a rise. */
async function openAfterPost(): Promise<Newsroom> {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  await newsroom.publish(background);
  await newsroom.publish(rise);
  await newsroom.pass(2 * minuteMs);
  return newsroom;
}

/** Minutes after the post at which the message was edited. */
const editMinutes = ({ messages }: Newsroom): number[] => {
  const [message] = messages;
  return message ? message.editedAt.map((at) => Math.round((at - message.postedAt) / minuteMs)) : [];
};

/** One outlet after another tells it again, one a minute. */
async function retellEachMinute(newsroom: Newsroom, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await newsroom.publish(riseRetoldBy(`Outlet ${minute}`));
    await newsroom.pass(minuteMs);
  }
}

describe('A posted message', () => {
  it('is edited at once, then after 2, 10 and 60 minutes at the most often', async () => {
    const newsroom = await openAfterPost();

    await retellEachMinute(newsroom, 150);

    const edits = editMinutes(newsroom);
    const gaps = edits.slice(1).map((at, index) => at - (edits[index] ?? 0));
    expect(edits[0]).toBeLessThanOrEqual(1);
    expect(gaps).toEqual([2, 10, 60, 60]);
    expect(newsroom.messages).toHaveLength(1);
  });

  it('shows in the next edit all that came in meanwhile', async () => {
    const newsroom = await openAfterPost();
    for (const outlet of ['Harbour Daily', 'Inland Post', 'River Times']) await newsroom.publish(riseRetoldBy(outlet));

    await newsroom.pass(5 * minuteMs);

    expect(newsroom.texts()[0]).toContain('Also reported by 3 outlets: Harbour Daily, Inland Post and River Times.');
    expect(editMinutes(newsroom)).toHaveLength(1);
  });

  it('is not edited when nothing has changed', async () => {
    const newsroom = await openAfterPost();

    await newsroom.pass(hourMs);

    expect(editMinutes(newsroom)).toEqual([]);
  });

  it('is left alone after 48 hours', async () => {
    const newsroom = await openAfterPost();
    newsroom.clock.move(48 * hourMs);

    await newsroom.publish({ ...riseRetoldBy('Harbour Daily') });
    await newsroom.pass(hourMs);

    expect(editMinutes(newsroom)).toEqual([]);
  });

  it('catches up by an edit when something came in while it was on its way', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel);
    await newsroom.publish(background);
    await newsroom.publish(rise);
    newsroom.platform.answer(() => ({ kind: 'rate-limited', retryAfterMs: 5 * minuteMs }));
    await newsroom.pass(2 * minuteMs);
    await newsroom.publish(riseRetoldBy('Harbour Daily'));
    newsroom.platform.answer(() => undefined);

    await newsroom.pass(10 * minuteMs);

    expect(newsroom.messages).toHaveLength(1);
    expect(newsroom.texts()[0]).toContain('Also reported by 1 outlet: Harbour Daily.');
  });

  it('whose edit finds the chat away is edited when it is back', async () => {
    const newsroom = await openAfterPost();
    newsroom.platform.answer(() => ({ kind: 'unreachable' }));
    await newsroom.publish(riseRetoldBy('Harbour Daily'));
    await newsroom.pass(minuteMs);
    newsroom.platform.answer(() => undefined);

    await newsroom.pass(10 * minuteMs);

    expect(newsroom.texts()[0]).toContain('Harbour Daily');
    expect(newsroom.messages).toHaveLength(1);
  });

  it('that a reader has deleted is not edited again, and the channel goes on being told', async () => {
    const newsroom = await openAfterPost();
    newsroom.platform.answer(({ kind }) =>
      kind === 'edit' ? { kind: 'rejected', reason: 'message not found', scope: 'message' } : undefined,
    );
    await retellEachMinute(newsroom, 5);
    const tries = newsroom.platform.asked.filter((asked) => asked === `edit ${channel}`);

    await newsroom.publish({
      title: 'US raises tariff on Chinese goods from 57% to 67%',
      text: 'The United States raised its tariff on Chinese goods from 57% to 67% on Monday.',
    });
    await newsroom.pass(10 * minuteMs);

    expect(tries).toHaveLength(1);
    expect(newsroom.titles()).toHaveLength(2);
    expect(await newsroom.store.subscriptions.ofChannel(channel)).toMatchObject({ state: 'active' });
  });
});
