import type { Random } from '../fakes/seeded-random.ts';

/** An address that somebody who means no good might put into a feed or a redirect. */
export function fuzzedAddress(random: Random): string {
  const pick = picker(random);
  const scheme = pick([
    'http://',
    'http://',
    'http://',
    'https://',
    'HTTP:',
    'http:\\\\',
    'http:///',
    'ftp://',
    '//',
    'ws://',
  ]);
  const user = pick(['', '', '', '', '', '', '', 'me@', 'me:pw@', '@', '93.184.216.34@', '127.0.0.1%40']);
  const port = pick(['', '', '', '', ':80', ':8080', ':8443', ':443', ':22', ':0', ':65616', ':080', ':']);
  const tail = pick([
    '',
    '/',
    '/feed',
    '/?u=http://9.9.9.9/',
    '#@news.example.com/',
    '\\@news.example.com',
    '/%2e%2e/',
  ]);
  return `${scheme}${user}${fuzzedHost(random)}${port}${tail}`;
}

function picker(random: Random) {
  return <T>(choices: readonly T[]): T => {
    const [chosen] = choices.slice(random(choices.length));
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  };
}

function fuzzedHost(random: Random): string {
  const pick = picker(random);
  const host = pick([dotted, oneNumber, fewParts, embedded, anyIpv6, name])(random);
  return pick([(text: string) => text, (text: string) => text, (text: string) => text, disguised(random)])(host);
}

/** IPv4 as four numbers, half of them within or beside what is not public. */
function octets(random: Random): number[] {
  const start = picker(random)<readonly number[]>([
    ...[[127], [10], [0], [169, 254], [192, 168], [172, 16], [172, 31], [172, 32], [100, 64], [100, 128], [198, 18]],
    ...[[192, 0, 2], [192, 88, 99], [203, 0, 113], [224], [239], [240], [255, 255, 255, 255], [9], [93, 184]],
  ]);
  const rest = [random(256), random(256), random(256), random(256)];
  return random(3) === 0 ? rest : [...start, ...rest].slice(0, 4);
}

const written = (random: Random, value: number): string =>
  picker(random)([
    String(value),
    String(value),
    `0x${value.toString(16)}`,
    `0X${value.toString(16).toUpperCase()}`,
    `0${value.toString(8)}`,
    `000${value.toString(8)}`,
    `0x000${value.toString(16)}`,
  ]);

const asOneNumber = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum * 256 + number, 0);

function dotted(random: Random): string {
  const inOneBase = random(2) === 0;
  return octets(random)
    .map((number) => (inOneBase ? String(number) : written(random, number)))
    .join('.');
}

const oneNumber = (random: Random): string => written(random, asOneNumber(octets(random)));

function fewParts(random: Random): string {
  const numbers = octets(random);
  const kept = 1 + random(2);
  const last = asOneNumber(numbers.slice(kept));
  return [...numbers.slice(0, kept), last].map((number) => written(random, number)).join('.');
}

/** IPv6 that carries an IPv4 address, in one of the ways that systems understand. */
function embedded(random: Random): string {
  const [a = 0, b = 0, c = 0, d = 0] = octets(random);
  const [high, low] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
  const inHex = `${high}:${low}`;
  const either = picker(random)([inHex, `${a}.${b}.${c}.${d}`]);
  const host = picker(random)([
    ...[`::ffff:${either}`, `::${either}`, `::ffff:0:${either}`, `64:ff9b::${either}`],
    ...[`64:ff9b:1::${either}`, `2002:${inHex}::1`, `2001:0:${inHex}::1`, `2606:4700::5efe:${either}`],
    ...[`2606:4700::200:5efe:${either}`, `0:0:0:0:0:FFFF:${either}`, `fe80::5efe:${either}`],
  ]);
  return `[${host}]`;
}

function anyIpv6(random: Random): string {
  const start = picker(random)([
    ...['fe80', 'fec0', 'fc00', 'fd00', 'ff02', '2001:db8', '2001:10', '2001:20', '2001:2'],
    ...['3fff', '3ffe', '5f00', '100', '2606:4700', '2a00:1450', '2400:cb00', '4000', '8000', '', '2620:4f:8000'],
  ]);
  const zone = picker(random)(['', '', '', '', '', '', '', '%25eth0', '%1']);
  return `[${start}::${random(65_536).toString(16)}${zone}]`;
}

function name(random: Random): string {
  const pick = picker(random);
  const labels = pick(['localhost', 'app.localhost', 'printer.local', 'intranet', 'metadata.google.internal', 'n']);
  const known = labels === 'n' || random(2) === 0 ? `n${random(500)}.example.com` : labels;
  return `${known}${pick(['', '', '', '.', '..'])}`;
}

const forms = [
  { zero: 0xff10, dot: '．' },
  { zero: 0x1d7ce, dot: '。' },
  { zero: 0x1d7f6, dot: '｡' },
];

/** The same host in other characters that browsers read as the same: digits and dots of other scripts, hidden characters. */
function disguised(random: Random): (host: string) => string {
  const { zero, dot } = picker(random)(forms);
  const other = (character: string): string => {
    if (random(2) === 0) return character;
    if (/\d/.test(character)) return String.fromCodePoint(zero + Number(character));
    return character === '.' ? dot : character;
  };
  return (host) => {
    const hidden = picker(random)(['', '', '\u00ad', '\u200b', '\t', '\n', '%30', '%2e']);
    const at = random(host.length + 1);
    return [...`${host.slice(0, at)}${hidden}${host.slice(at)}`].map(other).join('');
  };
}
