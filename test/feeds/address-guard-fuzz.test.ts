import { BlockList, isIP } from 'node:net';
import { expect, it } from 'vitest';
import { RefusedAddress } from '../../src/feeds/address-guard.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { type Dialled, lookupBy, recordDialling } from './dialling.ts';
import { fuzzedAddress } from './fuzzed-addresses.ts';
import { fetcherFor, serve } from './loopback.ts';

const addressesMax = 10_000;
const atOnce = 40;

// From the registries of IANA, not from what the guard is built on.
const special = { 4: new BlockList(), 6: new BlockList() };
for (const range of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '::/3', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '4000::/2'],
  ...['8000::/1'],
]) {
  const [net = '', bits] = range.split('/');
  if (isIP(net) === 6) special[6].addSubnet(net, Number(bits), 'ipv6');
  else special[4].addSubnet(net, Number(bits), 'ipv4');
}
function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !special[4].check(address, 'ipv4');
  return isIP(address) === 6 && !special[6].check(address, 'ipv6') && !address.includes(':5efe:');
}

const resolved = [
  ...[
    ['93.184.216.34'],
    ['2606:4700::1111', '9.9.9.9'],
    ['10.0.0.5'],
    ['127.0.0.1'],
    ['::1'],
    ['9.9.9.9', '127.0.0.1'],
  ],
  ...[['::ffff:127.0.0.1'], ['64:ff9b::7f00:1'], ['169.254.169.254'], ['2606:4700::1', 'fd00::1'], ['0.0.0.0'], []],
];

it('of 10,000 fuzzed addresses and redirects none leads to what is not public', { timeout: 60_000 }, async () => {
  const random = seededRandom(7);
  const addresses = Array.from({ length: addressesMax }, () => fuzzedAddress(random));
  const redirecting = await serve(({ url = '' }, response) => {
    const location = Buffer.from(addresses[Number(url.slice(1))] ?? '')
      .toString('latin1')
      .replaceAll(/[\t\n]/g, '');
    response.writeHead(302, { location }).end();
  });
  const port = Number(redirecting.host.split(':')[1]);
  const isOurs = (dialled: Dialled) => dialled.address === '127.0.0.1' && dialled.port === port;
  const dialled = await recordDialling((asked) => (isOurs(asked) ? asked : undefined));
  const lookup = lookupBy(() => resolved[random(resolved.length)] ?? []);
  const fetchBody = fetcherFor({ hosts: [redirecting.host], lookup });

  const outcomes: unknown[] = [];
  for (let start = 0; start < addressesMax; start += atOnce) {
    const some = addresses.slice(start, start + atOnce);
    // Every fifth comes as a redirect.
    const asked = some.map((address, i) => (i % 5 === 0 ? redirecting.url(`/${start + i}`) : address));
    const settled = await Promise.allSettled(asked.map((address) => fetchBody({ address })));
    outcomes.push(...settled.map((one) => (one.status === 'rejected' ? one.reason : undefined)));
  }

  const outside = dialled.filter((one) => !isOurs(one));
  expect(outside.filter(({ address }) => !isPublic(address))).toEqual([]);
  expect(outside.filter((one) => ![80, 443, 8080, 8443].includes(one.port))).toEqual([]);
  expect(outcomes.filter((reason) => !(reason instanceof Error))).toEqual([]);
  // It would prove nothing if all were refused, or nothing recorded.
  expect(redirecting.asked.length).toBeGreaterThanOrEqual(addressesMax / 5);
  expect(dialled.some(isOurs)).toBe(true);
  expect(outcomes.filter((reason) => reason instanceof RefusedAddress).length).toBeGreaterThan(5_000);
  expect(new Set(outside.map(({ address }) => address)).size).toBeGreaterThan(500);
});
