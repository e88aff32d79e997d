import { describe, expect, it } from 'vitest';
import { checkAddress, guardedLookup, isPublicAddress, RefusedAddress } from '../../src/feeds/address-guard.ts';

const nothing: ReadonlySet<string> = new Set();

describe('an address', () => {
  it.each([
    'https://news.example.com/feed',
    'http://news.example.com',
    'https://news.example.com:8443/feed',
    'http://news.example.com:8080/feed',
    'https://9.9.9.9/feed',
    'https://[2606:4700::1111]/feed',
    'https://münchen.example.com/feed',
    'https://localhost.example.com/',
    'https://internal-news.example.com/',
  ])('%s is fetched', (address) => {
    expect(checkAddress(address, nothing)).toBeInstanceOf(URL);
  });

  it.each([
    ['loopback', 'http://127.0.0.1/'],
    ['loopback, short', 'http://127.1/'],
    ['loopback, decimal', 'http://2130706433/'],
    ['loopback, octal', 'http://0177.0.0.1/'],
    ['loopback, hex', 'http://0x7f.0.0.1/'],
    ['loopback, one hex number', 'http://0x7f000001/'],
    ['loopback, full-width digits', 'http://１２７.０.０.１/'],
    ['loopback, IPv6', 'http://[::1]/'],
    ['this host', 'http://0.0.0.0/'],
    ['this host, IPv6', 'http://[::]/'],
    ['private 10', 'http://10.1.2.3/'],
    ['private 172', 'http://172.16.0.1/'],
    ['private 192', 'http://192.168.1.1/'],
    ['cloud metadata', 'http://169.254.169.254/latest/meta-data'],
    ['carrier NAT', 'http://100.64.0.1/'],
    ['benchmark', 'http://198.18.0.1/'],
    ['multicast', 'http://224.0.0.1/'],
    ['broadcast', 'http://255.255.255.255/'],
    ['documentation', 'http://192.0.2.1/'],
    ['unique local', 'http://[fd00::1]/'],
    ['link local', 'http://[fe80::1]/'],
    ['IPv4-mapped', 'http://[::ffff:127.0.0.1]/'],
    ['IPv4-mapped, public', 'http://[::ffff:9.9.9.9]/'],
    ['IPv4-compatible', 'http://[::127.0.0.1]/'],
    ['NAT64', 'http://[64:ff9b::7f00:1]/'],
    ['local NAT64', 'http://[64:ff9b:1::7f00:1]/'],
    ['6to4', 'http://[2002:7f00:1::]/'],
    ['Teredo', 'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/'],
    ['ISATAP', 'http://[2606:4700::5efe:7f00:1]/'],
    ['ISATAP of a global IPv4', 'http://[2606:4700::200:5efe:7f00:1]/'],
    ['documentation, IPv6', 'http://[2001:db8::1]/'],
    ['localhost', 'http://localhost/'],
    ['localhost with a dot', 'http://localhost./'],
    ['below localhost', 'http://app.localhost/'],
    ['capital localhost', 'http://LOCALHOST/'],
    ['a .local name', 'http://printer.local/'],
    ['a .internal name', 'http://metadata.google.internal/'],
    ['a bare name', 'http://intranet/'],
    ['a reverse name', 'http://1.0.0.127.in-addr.arpa/'],
    ['credentials', 'https://user:pass@news.example.com/'],
    ['a user', 'https://user@news.example.com/'],
    ['the port of a mail server', 'http://news.example.com:25/'],
    ['the port of a database', 'http://news.example.com:5432/'],
    ['a file', 'file:///etc/passwd'],
    ['FTP', 'ftp://news.example.com/'],
    ['inline content', 'data:text/xml,<rss/>'],
    ['no address', 'news'],
    ['nothing', ''],
  ])('of %s is refused: %s', (_what, address) => {
    expect(() => checkAddress(address, nothing)).toThrow(RefusedAddress);
  });

  it('that the operator allows is fetched, at that port only', () => {
    const allow = new Set(['127.0.0.1:4100', 'intranet:80', '::1:4100']);

    expect(checkAddress('http://127.0.0.1:4100/feed', allow).port).toBe('4100');
    expect(checkAddress('http://intranet/feed', allow).hostname).toBe('intranet');
    expect(checkAddress('http://[::1]:4100/feed', allow).port).toBe('4100');
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
  const lookedUp = (name: string) =>
    new Promise<Error | null>((resolve) => guardedLookup(name, { all: true }, (error) => resolve(error)));

  it('that leads to an address that is not public is not dialled', async () => {
    const error = await lookedUp('localhost');

    expect(error).toBeInstanceOf(RefusedAddress);
    expect(error?.message).toMatch(/^localhost leads to .+, which is not public$/);
  });
});

describe('a public address', () => {
  it.each([
    ['9.9.9.9', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['fe80::1%eth0', false],
    ['news.example.com', false],
    ['', false],
  ])('%s: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});
