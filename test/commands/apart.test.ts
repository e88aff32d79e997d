import { describe, expect, it } from 'vitest';
import { createHome } from '../../commands/home.ts';
import { createSuggester } from '../../commands/suggester.ts';
import type { CommandSpec } from '../../src/domain/commands.ts';
import { ownerOf } from '../../src/domain/deliveries.ts';
import type { CommandCall, Store } from '../../src/ports.ts';
import { askingOver, keptOf, namesOf, openWorld, owned, type Place, type World } from './places-apart.ts';

interface Looking {
  readonly places: readonly Place[];
  readonly me: Place;
  /** What the reader wrote, which an answer may repeat. */
  readonly written?: readonly string[];
}

/** What of other places stands in a text, but for the words that the reader wrote. */
function strangersIn(text: string, { places, me, written = [] }: Looking): string[] {
  const own = written.join('\n').toLowerCase();
  const [shown, others] = [text.toLowerCase(), places.filter(({ mark }) => mark !== me.mark)];
  return others
    .flatMap(({ mark, inner, shortId, feedId, person }) => [mark, inner, shortId, feedId, person])
    .filter((word) => shown.includes(word.toLowerCase()) && !own.includes(word.toLowerCase()));
}

/** What a command cannot do without, of one's own, and a yes where it asks for one. */
function needed({ name, options }: CommandSpec, me: Place): Record<string, string> {
  const own: Readonly<Record<string, string>> = {
    ...{ about: me.shortId, words: 'tariffs', feed: me.feedId, address: 'https://example.com/feed', confirm: 'yes' },
    fault: 'value',
  };
  const wanted = options.filter((option) => option.isRequired === true || ['confirm', 'fault'].includes(option.name));
  return Object.fromEntries(wanted.map((option) => [option.name, own[name === 'ask' ? 'words' : option.name] ?? '']));
}

/** A command by itself, and every option of it with every name by which the other is known. */
const callsOf = (spec: CommandSpec, { me, other }: { readonly me: Place; readonly other: Place }) => [
  needed(spec, me),
  ...spec.options.flatMap(({ name }) => namesOf(other).map((value) => ({ ...needed(spec, me), [name]: value }))),
];

const rollBack = new Error('taken back');

/** Does something in the store, and takes it back. */
async function tried<T>(store: Store, work: (trx: Store) => Promise<T>): Promise<T> {
  const results: T[] = [];
  await store
    .transaction(async (trx) => {
      results.push(await work(trx));
      throw rollBack;
    })
    .catch((error: unknown) => {
      if (error !== rollBack) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error('Nothing was tried.');
  return result;
}

interface Trying {
  readonly me: Place;
  readonly other: Place;
  readonly call: Pick<CommandCall, 'name' | 'options'>;
}

const tryIn = (world: World, { me, other, call }: Trying) =>
  tried(world.store, async (trx) => {
    const { answer } = askingOver(world, trx);
    const reply = JSON.stringify(await answer({ ...call, channel: me.channel, by: me.person, hasForms: true }));
    return { reply, kept: await keptOf(trx, other) };
  });

// Each with the other of its kind, and with one of another chat.
const pairs = owned.flatMap(({ mark }, mine) =>
  [mine ^ 1, (mine + 2) % owned.length].map((theirs) => ({ mark, mine, theirs, other: owned[theirs]?.mark })),
);

describe.each(pairs)('what is given in $mark, as $other is named,', ({ mine, theirs }) => {
  it('neither tells nor changes anything of others, by no command and no option', async () => {
    const world = await openWorld();
    const { places } = world;
    const [me, other] = [placeAt(world, mine), placeAt(world, theirs)];
    const { commands } = askingOver(world, world.store).asking;
    const kept = await tried(world.store, (trx) => keptOf(trx, other));
    const calls = commands.flatMap((spec) =>
      callsOf(spec, { me, other }).map((options) => ({ name: spec.name, options })),
    );

    for (const call of calls) {
      const done = await tryIn(world, { me, other, call });
      const told = strangersIn(done.reply, { places, me, written: Object.values(call.options) });
      expect({ call, told, kept: done.kept }).toEqual({ call, told: [], kept });
      expect(done.reply, JSON.stringify(call)).not.toContain('went wrong on our side');
    }

    expect(kept).toContain(other.mark);
    expect(calls.length).toBeGreaterThan(commands.length * 10);
  }, 240_000);
});

function placeAt({ places }: World, at: number): Place {
  const place = places[at];
  if (place === undefined) throw new Error('There is no such place.');
  return place;
}

describe('suggestions and home pages', () => {
  it('name nothing of others, whatever has been written', async () => {
    const world = await openWorld();
    const { places } = world;
    const { asking } = askingOver(world, world.store);
    const suggest = createSuggester(asking);
    const begun = ['', ...places.flatMap(({ mark, shortId }) => [mark, shortId])];
    const asked = asking.commands.flatMap(({ name, options }) =>
      options.flatMap(({ name: option }) => begun.map((written) => ({ name, option, written }))),
    );
    let ownCount = 0;

    for (const me of places)
      for (const one of asked) {
        const suggested = JSON.stringify(await suggest({ ...one, channel: me.channel }));
        if (suggested.includes(me.mark) || suggested.includes(me.shortId)) ownCount += 1;
        expect({ ...one, told: strangersIn(suggested, { places, me }) }).toEqual({ ...one, told: [] });
      }

    expect(ownCount).toBeGreaterThan(places.length);
  }, 240_000);

  it('show a workspace what it follows itself', async () => {
    const world = await openWorld();
    const home = createHome(askingOver(world, world.store).asking);

    for (const me of world.places) {
      const page = JSON.stringify(await home({ workspace: ownerOf(me.channel), isShared: () => true }));
      expect(strangersIn(page, { places: world.places, me })).toEqual([]);
    }
  });
});

describe('an answer that is kept for the next who asks', () => {
  it('is given to nobody of another workspace', async () => {
    const world = await openWorld();
    const { answer, asking } = askingOver(world, world.store);
    const looks = asking.commands.filter(({ isChange, isOnce }) => isChange !== true && !isOnce);
    let ownCount = 0;

    for (const spec of looks)
      for (const me of [...world.places, ...world.places.toReversed()]) {
        const options = spec.name === 'why' ? { about: me.shortId } : needed(spec, me);
        const reply = JSON.stringify(await answer({ name: spec.name, options, channel: me.channel, by: me.person }));
        if (reply.includes(me.mark)) ownCount += 1;
        expect([spec.name, strangersIn(reply, { places: world.places, me })]).toEqual([spec.name, []]);
      }

    expect(ownCount).toBeGreaterThanOrEqual(world.places.length * 4);
  });
});
