import { describe, expect, it } from 'vitest';
import { background, hourMs, minuteMs, openNewsroom, rise, riseRetoldBy } from './newsroom.ts';

const channel = 'slack:T1/C1';

/** A channel that follows everything, and the state of things known. */
async function openDay() {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  await newsroom.publish(background);
  return newsroom;
}

describe('A channel that follows the talks', () => {
  it('is told once that a rate changed, after the batch has closed, with the words it rests on', async () => {
    const { publish, pass, messages, texts } = await openDay();
    await publish(rise);

    await pass(89_000);
    const early = messages.length;
    await pass(10 * minuteMs);

    expect(early).toBe(0);
    expect(messages).toHaveLength(1);
    expect(texts()[0]).toContain(
      [
        'Reported: US tariff on Chinese goods: 47 % → 57 %, in force',
        'High significance · Tariffs',
        'The US tariff on Chinese goods goes up from 47 % to 57 %, Sample Wire reports; it is in force from 2 Nov 2026. [1]',
        '“The United States raised',
      ].join('\n'),
    );
    expect(messages[0]?.shown.citations.map(({ outlet }) => outlet)).toEqual(['Sample Wire']);
  });

  it('is told nothing about what was there at the first poll of a feed', async () => {
    const { pass, messages, store } = await openDay();

    await pass(hourMs);

    expect(messages).toEqual([]);
    expect(await store.facts.get('tariff/US>CN/all/total')).toMatchObject({ versions: [{ value: '47' }] });
  });

  it('gets one message for what several outlets bring within a batch', async () => {
    const { publish, pass, messages, texts } = await openDay();
    await publish(rise);
    await pass(minuteMs);
    await publish(riseRetoldBy('Harbour Daily'));

    await pass(10 * minuteMs);

    expect(messages).toHaveLength(1);
    expect(messages[0]?.editedAt).toEqual([]);
    expect(texts()[0]).toContain('Also reported by 1 outlet: Harbour Daily.');
  });

  it('sees the message edited, not a second one, when others tell it again', async () => {
    const { publish, pass, messages, texts } = await openDay();
    await publish(rise);
    await pass(10 * minuteMs);

    await publish(riseRetoldBy('Harbour Daily'));
    await pass(minuteMs);

    expect(messages).toHaveLength(1);
    expect(messages[0]?.editedAt).toHaveLength(1);
    expect(texts()[0]).toContain('Also reported by 1 outlet: Harbour Daily.');
  });

  it('is told again when the rate changes again, and when it goes back', async () => {
    const { publish, pass, titles } = await openDay();
    await publish(rise);
    await pass(hourMs);

    await publish({
      title: 'US cuts tariff on Chinese goods from 57% to 47%',
      text: 'The United States cut its tariff on Chinese goods from 57% to 47% after trade talks.',
    });
    await pass(hourMs);
    await publish({
      title: 'US lifts tariff on Chinese goods from 47% to 57% once more',
      text: 'The United States lifted its tariff on Chinese goods from 47% to 57% once more.',
    });
    await pass(hourMs);

    expect(titles()).toEqual([
      'Reported: US tariff on Chinese goods: 47 % → 57 %, in force',
      'Reported: US tariff on Chinese goods: 57 % → 47 %, in force',
      'Reported: US tariff on Chinese goods: 47 % → 57 %, in force',
    ]);
  });

  it('is told nothing new by the same piece again, or by a piece edited without a new fact', async () => {
    const { publish, pass, messages, store } = await openDay();
    const piece = { ...rise, url: 'https://wire.example/rise' };
    await publish(piece);
    await pass(hourMs);

    await publish(piece);
    await publish({ ...piece, url: 'https://www.wire.example/rise/?utm_source=x#top' });
    await publish({ ...piece, text: `${piece.text} Markets were calm.` });
    await pass(hourMs);

    expect(messages).toHaveLength(1);
    expect(messages[0]?.editedAt).toEqual([]);
    expect(await store.coverage.count()).toBe(2);
  });

  it('is told nothing of what has nothing to do with the talks', async () => {
    const { publish, pass, messages } = await openDay();

    await publish({ title: 'Local bakery wins prize', text: 'The bread was judged the best of the county.' });
    await pass(hourMs);

    expect(messages).toEqual([]);
  });

  it('is told only what touches the topics that it follows', async () => {
    const { publish, pass, follow, messages } = await openDay();
    await follow('slack:T1/C2', ['tariffs']);
    await follow('slack:T1/C3', ['rare-earths']);

    await publish(rise);
    await pass(hourMs);

    expect(messages.map((message) => message.channel).toSorted()).toEqual([channel, 'slack:T1/C2']);
  });
});

describe('When outlets differ', () => {
  const differing = {
    outlet: 'Harbour Daily',
    tier: 'paper' as const,
    title: 'US duty on Chinese goods now 55%',
    text: 'The US tariff on Chinese goods is now 55%, officials said.',
  };
  const correction = {
    outlet: 'Harbour Daily',
    tier: 'paper' as const,
    title: 'Correction: US duty on Chinese goods is 57%',
    text: 'Correction: the US tariff on Chinese goods is 57%, not 55%.',
  };

  it('both versions are shown, each with its outlet', async () => {
    const { publish, pass, titles, texts } = await openDay();
    await publish(rise);
    await pass(hourMs);

    await publish(differing);
    await pass(hourMs);

    expect(titles()[1]).toBe('Reports differ: US tariff on Chinese goods: 57 % or 55 %, in force');
    expect(texts()[1]).toContain('• 55 %, in force: Harbour Daily [1]');
    expect(texts()[1]).toContain('• 57 %, in force: Sample Wire [2]');
  });

  it('a correction strikes the message that told it wrong, and is answered below that message', async () => {
    const { publish, pass, messages, texts, titles } = await openDay();
    await publish(rise);
    await pass(hourMs);
    await publish(differing);
    await pass(hourMs);

    await publish(correction);
    await pass(hourMs);

    const [right, wrong, answer] = messages;
    expect(answer?.replyTo).toBe(wrong?.ref);
    expect(titles()[2]).toBe('Corrected: US tariff on Chinese goods: not 55 %, but 57 %, in force');
    expect(titles()[1]).toMatch(/^Corrected since: /);
    expect(texts()[1]).toContain('~“The US tariff on Chinese goods is now 55%');
    expect(right?.editedAt).toEqual([]);
  });

  it('a correction never strikes what a third outlet told since', async () => {
    const { publish, pass, titles, messages } = await openDay();
    await publish(rise);
    await pass(hourMs);
    await publish(differing);
    await pass(hourMs);
    await publish({
      outlet: 'Inland Post',
      tier: 'paper',
      title: 'US duty on Chinese goods at 60%',
      text: 'The US tariff on Chinese goods stands at 60%, the Inland Post has learned.',
    });
    await pass(hourMs);

    await publish(correction);
    await pass(hourMs);

    expect(titles()[1]).toMatch(/^Corrected since: /);
    expect(titles()[2]).not.toMatch(/^Corrected since: /);
    expect(messages[3]?.replyTo).toBe(messages[1]?.ref);
  });

  it('a correction goes only where the wrong value was seen', async () => {
    const { publish, pass, follow, messages } = await openDay();
    await publish(rise);
    await publish(differing);
    await pass(hourMs);
    await follow('slack:T1/C2');

    await publish(correction);
    await pass(hourMs);

    expect(messages.filter((message) => message.channel === 'slack:T1/C2')).toEqual([]);
  });
});

describe('After an outage', () => {
  it('what came in meanwhile is told in one message', async () => {
    const { publish, pass, messages, titles } = await openDay();

    await publish({ ...rise, arrival: 'late' });
    await publish({
      arrival: 'late',
      title: 'US and China to hold trade talks in Madrid',
      text: 'The United States and China will hold trade talks in Madrid this month.',
    });
    await pass(hourMs);

    expect(messages).toHaveLength(1);
    expect(titles()[0]).toMatch(/^While Parley was away: /);
    expect(messages[0]?.shown.lines.length).toBeGreaterThanOrEqual(2);
  });
});
