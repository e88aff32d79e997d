import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that Parley does not fetch from. The message says why, for the operator. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/** `host:port` pairs that an operator lets through the guard. IPv6 may stand in brackets. */
export type AllowList = ReadonlySet<string>;

type HostAndPort = Pick<URL, 'hostname' | 'port' | 'protocol'>;

const usualPorts: readonly number[] = [80, 443, 8080, 8443];
const localName = /(^|\.)(localhost|local|internal|lan|home|corp|intranet|invalid|test|onion|arpa)\.?$/i;

/** The URL, when it may be fetched: http(s) without credentials, a usual port, a public name or address. */
export function checkAddress(address: string, allow: AllowList): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) throw new RefusedAddress('only http and https addresses are fetched');
  if (url.username || url.password) throw new RefusedAddress('an address with a password in it is not fetched');
  if (isAllowed(url, allow)) return url;
  if (!usualPorts.includes(portOf(url))) throw new RefusedAddress(`port ${portOf(url)} is not a usual one`);
  checkHost(bareHost(url.hostname));
  return url;
}

/** Whether the operator lets this host and port through. */
export function isAllowed({ hostname, port, protocol }: HostAndPort, allow: AllowList): boolean {
  const [host, number] = [bareHost(hostname), portOf({ port, protocol })];
  return allow.has(`${host}:${number}`) || allow.has(`[${host}]:${number}`);
}

/** The same lookup, but it fails when any address of the name is not public; the addresses checked are the ones dialled. */
export function guardLookup(lookup: LookupFunction): LookupFunction {
  return (...[hostname, options, done]) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const hidden = addresses.find(({ address }) => !isPublicAddress(address));
      if (hidden) return done(new RefusedAddress(`${hostname} leads to ${hidden.address}, which is not public`), '');
      const [first] = addresses;
      if (!first) return done(new RefusedAddress(`${hostname} has no address`), '');
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

/** True for global unicast only; every IPv6 form that carries an IPv4 address is refused. */
export function isPublicAddress(address: string): boolean {
  // Numbers in other bases are no addresses here: URL has made dotted ones of them, and resolvers give no others.
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? isPlainGlobal(parsed.parts) : true;
}

// 2000::/3 without 6to4 (2002::/16), Teredo and ORCHID (2001:0000::/23) and ISATAP (…:5efe:…).
const isPlainGlobal = ([first = 0, second = 0, , , , sixth = 0]: readonly number[]): boolean =>
  (first & 0xe000) === 0x2000 && first !== 0x2002 && !(first === 0x2001 && second < 0x200) && sixth !== 0x5efe;

function checkHost(host: string): void {
  if (isIP(host)) {
    if (!isPublicAddress(host)) throw new RefusedAddress(`${host} is not a public address`);
  } else if (localName.test(host) || !host.replace(/\.$/, '').includes('.')) {
    throw new RefusedAddress(`${host} is not a public name`);
  }
}

/** A host without the brackets that IPv6 bears in a URL. */
export const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
const portOf = ({ port, protocol }: Pick<HostAndPort, 'port' | 'protocol'>): number =>
  Number(port || (protocol === 'https:' ? 443 : 80));
