import { expect, it } from 'vitest';
import { background, openNewsroom } from './newsroom.ts';

const wireText =
  'The United States raised its tariff on Chinese goods to 57% on Monday, officials in Washington said in a short notice that gave no reason for the step and named no end.';

const ownText = 'Chinese goods now bear a US tariff of 57%, officials said on Monday after a cabinet session.';

async function voicesAfter(pieces: readonly { outlet: string; tier: 'wire' | 'paper' | 'aggregator'; text: string }[]) {
  const { publish, store } = await openNewsroom();
  await publish(background);
  for (const piece of pieces) await publish({ title: 'US raises its tariff on Chinese goods to 57%', ...piece });
  const fact = await store.facts.get('tariff/US>CN/all/total');
  const version = fact?.versions.find(({ value }) => value === '57');
  return version?.tellings.map(({ voice }) => voice);
}

const wire = { outlet: 'Sample Wire', tier: 'wire', text: wireText } as const;
const reprint = { outlet: 'Harbour Daily', tier: 'paper', text: `OSLO (Wire) - ${wireText}` } as const;
const own = { outlet: 'Valley Courier', tier: 'paper', text: ownText } as const;
const aggregated = { outlet: 'Link Heap', tier: 'aggregator', text: `Read on: ${wireText}` } as const;

it('a wire text under another outlet’s name is no second voice', async () => {
  expect(await voicesAfter([wire, reprint])).toEqual(['Sample Wire', null]);
});

it('a report in its own words is a second voice', async () => {
  expect(await voicesAfter([wire, own])).toEqual(['Sample Wire', 'Valley Courier']);
});

it('a wire keeps its voice where an aggregator was faster', async () => {
  expect(await voicesAfter([aggregated, wire, reprint])).toEqual([null, 'Sample Wire', null]);
});
