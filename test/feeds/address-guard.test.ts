import { fetch } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkAddress, isPublicAddress, RefusedAddress } from '../../src/feeds/address-guard.ts';
import { createGuardedAgent } from '../../src/feeds/guarded-agent.ts';
import { lookupBy, lookupIn, recordDialling } from './dialling.ts';
import { fetcherFor, serve, testLimits } from './loopback.ts';

const nothing: ReadonlySet<string> = new Set();

const names = {
  'news.example.com': ['93.184.216.34'],
  'both.example.com': ['2606:4700::1111', '93.184.216.34'],
  'localhost.example.com': ['9.9.9.9'],
  'xn--mnchen-3ya.example.com': ['9.9.9.9'],
  'private.example.com': ['10.0.0.5'],
  'loopback.example.com': ['127.0.0.1'],
  'loopback6.example.com': ['::1'],
  'mixed.example.com': ['93.184.216.34', '127.0.0.1'],
  'mixed-last.example.com': ['192.168.0.1', '2606:4700::1111'],
  'mapped.example.com': ['::ffff:127.0.0.1'],
  'nat64.example.com': ['64:ff9b::7f00:1'],
  'metadata.example.com': ['169.254.169.254'],
  'zone.example.com': ['fe80::1%1'],
  'junk.example.com': ['0x7f.1'],
  '127.0.0.1.nip.example.com': ['127.0.0.1'],
  // A system that knows local names: they are refused all the same, whatever they lead to.
  localhost: ['93.184.216.34'],
  intranet: ['93.184.216.34'],
};
const lookup = lookupIn(names);

describe('an address of the public network', () => {
  it.each([
    ['http://news.example.com/feed', '93.184.216.34', 80],
    ['https://news.example.com/feed', '93.184.216.34', 443],
    ['https://news.example.com:8443/feed', '93.184.216.34', 8443],
    ['http://news.example.com:8080/feed', '93.184.216.34', 8080],
    ['http://NEWS.example.com./feed', '93.184.216.34', 80],
    ['http://9.9.9.9/feed', '9.9.9.9', 80],
    ['https://9.9.9.9/feed', '9.9.9.9', 443],
    ['http://0x09090909/feed', '9.9.9.9', 80],
    ['https://[2606:4700::1111]/feed', '2606:4700::1111', 443],
    ['https://münchen.example.com/feed', '9.9.9.9', 443],
    ['http://localhost.example.com/', '9.9.9.9', 80],
    ['http://both.example.com/', '2606:4700::1111', 80],
  ])('is dialled, and no other: %s', async (...[address, ip, port]) => {
    const dialled = await recordDialling();
    const withDot = lookupBy(
      (name) => Object.entries(names).find(([known]) => known === name.replace(/\.$/, ''))?.[1] ?? [],
    );

    await expect(fetcherFor({ lookup: withDot })({ address })).rejects.toThrow('refuses the connection');

    expect(dialled[0]).toEqual({ address: ip, port });
    expect(dialled.filter((one) => !['93.184.216.34', ip].includes(one.address))).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['loopback', 'http://127.0.0.1/'],
    ['loopback, far end', 'http://127.255.255.254/'],
    ['loopback, two parts', 'http://127.1/'],
    ['loopback, three parts', 'http://127.0.1/'],
    ['loopback, decimal', 'http://2130706433/'],
    ['loopback, octal', 'http://0177.0.0.1/'],
    ['loopback, one octal number', 'http://017700000001/'],
    ['loopback, hex', 'http://0x7f.0.0.1/'],
    ['loopback, hex and short', 'http://0x7F.1/'],
    ['loopback, one hex number', 'http://0x7f000001/'],
    ['loopback, mixed bases', 'http://0177.0x0.0.01/'],
    ['loopback, full-width digits', 'http://１２７.０.０.１/'],
    ['loopback, circled digits', 'http://①②⑦.⓪.⓪.①/'],
    ['loopback, ideographic dots', 'http://127。0。0。1/'],
    ['loopback, percent-encoded', 'http://%31%32%37.0.0.1/'],
    ['loopback with a dot', 'http://127.0.0.1./'],
    ['loopback, tab within', 'http://127.0.\t0.1/'],
    ['loopback, soft hyphen', 'http://127.0.0\u00ad.1/'],
    ['loopback over https', 'https://127.0.0.1:8443/'],
    ['loopback, slashes reversed', 'http:\\\\127.0.0.1\\'],
    ['loopback, no slashes', 'http:127.0.0.1'],
    ['loopback before a fragment', 'http://127.0.0.1#@news.example.com/'],
    ['loopback before a backslash', 'http://127.0.0.1\\@news.example.com/'],
    ['loopback, IPv6', 'http://[::1]/'],
    ['loopback, IPv6 in full', 'http://[0:0:0:0:0:0:0:1]/'],
    ['this host', 'http://0.0.0.0/'],
    ['this host, one digit', 'http://0/'],
    ['this network', 'http://0.1.2.3/'],
    ['this host, IPv6', 'http://[::]/'],
    ['private 10', 'http://10.1.2.3/'],
    ['private 10, decimal', 'http://167838211/'],
    ['private 172', 'http://172.16.0.1/'],
    ['private 172, far end', 'http://172.31.255.255/'],
    ['private 192', 'http://192.168.1.1/'],
    ['cloud metadata', 'http://169.254.169.254/latest/meta-data'],
    ['cloud metadata, hex', 'http://0xa9fea9fe/'],
    ['carrier NAT', 'http://100.64.0.1/'],
    ['benchmark', 'http://198.18.0.1/'],
    ['protocol assignments', 'http://192.0.0.1/'],
    ['6to4 relays', 'http://192.88.99.1/'],
    ['multicast', 'http://224.0.0.1/'],
    ['reserved', 'http://240.0.0.1/'],
    ['broadcast', 'http://255.255.255.255/'],
    ['documentation', 'http://192.0.2.1/'],
    ['documentation 2', 'http://198.51.100.1/'],
    ['documentation 3', 'http://203.0.113.1/'],
    ['unique local', 'http://[fd00::1]/'],
    ['unique local, metadata', 'http://[fd00:ec2::254]/'],
    ['unique local, first half', 'http://[fc00::1]/'],
    ['link local', 'http://[fe80::1]/'],
    ['site local', 'http://[fec0::1]/'],
    ['multicast, IPv6', 'http://[ff02::1]/'],
    ['discarded', 'http://[100::1]/'],
    ['segment routing', 'http://[5f00::1]/'],
    ['IPv4-mapped', 'http://[::ffff:127.0.0.1]/'],
    ['IPv4-mapped, hex', 'http://[::ffff:7f00:1]/'],
    ['IPv4-mapped, private', 'http://[::ffff:10.0.0.1]/'],
    ['IPv4-mapped, public', 'http://[::ffff:9.9.9.9]/'],
    ['IPv4-compatible', 'http://[::127.0.0.1]/'],
    ['IPv4-translated', 'http://[::ffff:0:127.0.0.1]/'],
    ['NAT64', 'http://[64:ff9b::127.0.0.1]/'],
    ['local NAT64', 'http://[64:ff9b:1::10.0.0.1]/'],
    ['6to4', 'http://[2002:7f00:1::]/'],
    ['6to4, private', 'http://[2002:a00:1::1]/'],
    ['Teredo', 'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/'],
    ['Teredo, short', 'http://[2001::1]/'],
    ['ORCHID', 'http://[2001:10::1]/'],
    ['ISATAP', 'http://[2606:4700::5efe:7f00:1]/'],
    ['ISATAP of a global IPv4', 'http://[2606:4700::200:5efe:7f00:1]/'],
    ['documentation, IPv6', 'http://[2001:db8::1]/'],
    ['documentation, IPv6, newer', 'http://[3fff::1]/'],
    ['localhost', 'http://localhost/'],
    ['localhost with a dot', 'http://localhost./'],
    ['below localhost', 'http://app.localhost/'],
    ['capital localhost', 'http://LOCALHOST/'],
    ['full-width localhost', 'http://ｌｏｃａｌｈｏｓｔ/'],
    ['a .local name', 'http://printer.local/'],
    ['a .internal name', 'http://metadata.google.internal/'],
    ['a bare name', 'http://intranet/'],
    ['a bare name with a dot', 'http://intranet./'],
    ['a reverse name', 'http://1.0.0.127.in-addr.arpa/'],
    ['a home name', 'http://router.home.arpa/'],
    ['a name that leads to a private address', 'http://private.example.com/'],
    ['a name that leads to loopback', 'http://loopback.example.com/'],
    ['a name that leads to loopback, https', 'https://loopback.example.com/'],
    ['a name that leads to loopback, IPv6', 'http://loopback6.example.com/'],
    ['a name that leads also to loopback', 'http://mixed.example.com/'],
    ['a name that leads first to a private address', 'http://mixed-last.example.com/'],
    ['a name that leads to a mapped address', 'http://mapped.example.com/'],
    ['a name that leads to NAT64', 'http://nat64.example.com/'],
    ['a name that leads to metadata', 'http://metadata.example.com/'],
    ['a name that leads to a link of this host', 'http://zone.example.com/'],
    ['a name that leads to no canonical address', 'http://junk.example.com/'],
    ['a name that bears an address', 'http://127.0.0.1.nip.example.com/'],
    ['credentials', 'https://user:pass@news.example.com/'],
    ['a user', 'https://user@news.example.com/'],
    ['an address after what looks like a host', 'http://news.example.com@127.0.0.1/'],
    ['the port of a shell', 'http://news.example.com:22/'],
    ['the port of a mail server', 'http://news.example.com:25/'],
    ['the port of a cache', 'http://news.example.com:6379/'],
    ['port zero', 'http://news.example.com:0/'],
    ['a port out of range', 'http://news.example.com:65616/'],
    ['a file', 'file:///etc/passwd'],
    ['FTP', 'ftp://127.0.0.1/'],
    ['gopher', 'gopher://127.0.0.1:6379/_x'],
    ['a socket', 'unix:///var/run/docker.sock'],
    ['inline content', 'data:text/xml,<rss/>'],
    ['content of a script', 'blob:http://news.example.com/1'],
    ['no address', 'news'],
    ['nothing', ''],
  ])('of %s is refused and nothing is dialled: %s', async (_what, address) => {
    const dialled = await recordDialling();

    await expect(fetcherFor({ lookup })({ address })).rejects.toBeInstanceOf(RefusedAddress);

    expect(dialled).toEqual([]);
  });

  it('that the operator allows is fetched, at that port only', () => {
    const allow = new Set(['127.0.0.1:4100', 'intranet:80', '::1:4100', '[::1]:4200']);

    expect(checkAddress('http://127.0.0.1:4100/feed', allow).port).toBe('4100');
    expect(checkAddress('http://intranet/feed', allow).hostname).toBe('intranet');
    expect(checkAddress('http://[::1]:4100/feed', allow).port).toBe('4100');
    expect(checkAddress('http://[::1]:4200/feed', allow).port).toBe('4200');
    expect(() => checkAddress('http://127.0.0.1:4101/feed', allow)).toThrow(RefusedAddress);
    expect(() => checkAddress('https://intranet/feed', allow)).toThrow(RefusedAddress);
  });

  it('that the operator allows still bears no password', () => {
    expect(() => checkAddress('http://me:secret@127.0.0.1:4100/', new Set(['127.0.0.1:4100']))).toThrow(RefusedAddress);
  });

  it('is refused without its password in the message', () => {
    expect(() => checkAddress('https://me:secret@news.example.com/', nothing)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});

describe('a name', () => {
  it('that leads to an address that is not public is refused with both', async () => {
    const fetching = fetcherFor({ lookup })({ address: 'http://private.example.com/' });

    await expect(fetching).rejects.toThrow('private.example.com leads to 10.0.0.5, which is not public');
  });

  it('that leads elsewhere at every look-up is never dialled where it is not public', async () => {
    let asked = 0;
    const turning = [['93.184.216.34'], ['127.0.0.1'], ['9.9.9.9', '10.0.0.1'], ['::1'], ['2606:4700::1111']];
    const dialled = await recordDialling();
    const fetchBody = fetcherFor({ lookup: lookupBy(() => turning[asked++ % turning.length] ?? []) });

    for (let i = 0; i < 50; i++)
      await expect(fetchBody({ address: 'http://rebinding.example.com/' })).rejects.toThrow();

    expect(asked).toBe(50);
    expect(new Set(dialled.map(({ address }) => address))).toEqual(new Set(['93.184.216.34', '2606:4700::1111']));
    expect(dialled).toHaveLength(20);
  });

  it('is left when something of this machine answers for its public address', async () => {
    const server = await serve((_request, response) => response.end('secret'));
    await recordDialling(() => ({ address: '127.0.0.1', port: Number(server.host.split(':')[1]) }));

    const fetching = fetcherFor({ lookup })({ address: 'http://news.example.com/' });

    await expect(fetching).rejects.toThrow('news.example.com was answered by 127.0.0.1, which is not public');
    expect(server.asked).toHaveLength(0);
  });

  it('never uses a connection that was made for another, though both lead to the same server', async () => {
    const server = await serve((_request, response) => response.end('here'));
    const port = server.host.split(':')[1];
    const hosts = [`one.example.com:${port}`, `two.example.com:${port}`];
    const fetchBody = fetcherFor({ hosts, lookup: lookupBy(() => ['127.0.0.1']) });

    for (const host of [...hosts, ...hosts]) await fetchBody({ address: `http://${host}/` });

    const connections = server.asked.map(({ headers, socket }) => `${headers.host} ${socket.remotePort}`);
    expect(connections.slice(0, 2)).toEqual(connections.slice(2));
    expect(new Set(server.asked.map(({ socket }) => socket.remotePort)).size).toBe(2);
  });
});

describe('the connection itself', () => {
  it.each(['http://127.0.0.1/', 'http://[::1]/', 'https://10.0.0.1/', 'http://private.example.com/'])(
    'is not made to %s, whoever asks for it',
    async (address) => {
      const dialled = await recordDialling();
      const agent = createGuardedAgent({ allow: nothing, limits: testLimits, lookup });
      onTestFinished(() => agent.destroy());

      await expect(fetch(address, { dispatcher: agent })).rejects.toMatchObject({ cause: expect.any(RefusedAddress) });

      expect(dialled).toEqual([]);
    },
  );
});

describe('a public address', () => {
  it.each([
    ['9.9.9.9', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['0x08080808', false],
    ['fe80::1%eth0', false],
    ['news.example.com', false],
    ['', false],
  ])('%s: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});
