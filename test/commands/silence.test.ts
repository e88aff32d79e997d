import { describe, expect, it } from 'vitest';
import { linesOf } from './asking.ts';
import { openDesk } from './subscribing-desk.ts';

/** A desk where nothing is heard on tariffs. */
async function openSilent() {
  const desk = await openDesk();
  await desk.store.watch.put({ lost: { tariffs: 0 }, backAt: {} });
  return desk;
}

describe('While nothing is heard on a topic', () => {
  it('/status says so', async () => {
    const { give } = await openSilent();

    expect(linesOf(await give('status'))).toContain('Nothing is heard at the moment on: Tariffs.');
  });

  it('who subscribes to it is told so, and nobody else', async () => {
    const { subscribe } = await openSilent();

    expect((await subscribe({ topic: 'economy' })).notes.join('\n')).not.toContain('nothing is heard');
    expect((await subscribe({ topic: 'tariffs' })).notes[0]).toBe(
      'At the moment nothing is heard on: Tariffs. /sources shows why.',
    );
  });
});
