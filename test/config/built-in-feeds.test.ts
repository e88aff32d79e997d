import { describe, expect, it } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { builtInFeeds, readFeeds } from '../../config/feeds/index.ts';
import { outlets } from '../../config/outlets.ts';
import { topics } from '../../config/topics.ts';
import { outletOf, tierOf } from '../../src/cli/tiers.ts';
import type { Feed } from '../../src/domain/feeds.ts';
import { isOfficial } from '../../src/domain/outlets.ts';
import { isExpectedLink } from '../../src/feeds/expected-links.ts';
import { isQuiet } from '../../src/pipeline/quiet.ts';

const on = builtInFeeds.filter(({ isOff }) => !isOff);
const idsOf = (feeds: readonly Feed[]) => feeds.map(({ id }) => id);

/** The part of a host that one owner has: `ustr.gov`, `mofcom.gov.cn`. */
function siteOf({ url }: Feed): string {
  const labels = new URL(url).hostname.split('.');
  return labels.slice(/\.(?:gov|com)\.cn$|\.co\.uk$/.test(url.split('/')[2] ?? '') ? -3 : -2).join('.');
}

const areIndependent = (one: Feed, other: Feed): boolean =>
  siteOf(one) !== siteOf(other) && (one.outlet !== other.outlet || one.kind !== other.kind);

// Who publishes from a host of somebody else, so that links lead away from where the feed lies.
const hostedElsewhere: Readonly<Record<string, string>> = {
  'public.govdelivery.com': 'sends the mail of US offices; its bulletins lie beside it',
  'feeds.bbci.co.uk': 'is the BBC’s host for feeds; its pages are at bbc.com',
};

const isUnder = (host: string, ends: readonly string[]) => ends.some((end) => host === end || host.endsWith(`.${end}`));

describe('The built-in feeds', () => {
  it('are whole: each with an id of its own and an address over HTTPS', () => {
    expect(on.length).toBeGreaterThanOrEqual(40);
    expect(new Set(idsOf(builtInFeeds)).size).toBe(builtInFeeds.length);
    expect(idsOf(builtInFeeds.filter(({ url }) => !url.startsWith('https://')))).toEqual([]);
  });

  it.each(topics.map(({ id }) => id))('have two independent paths to official word on %s', (topic) => {
    const paths = on.filter((feed) => feed.topics?.includes(topic));

    expect(
      paths.some((one) => paths.some((other) => areIndependent(one, other))),
      idsOf(paths).join(', '),
    ).toBe(true);
  });

  it.each(['official-us', 'official-cn'] as const)('of %s name topics that there are', (tier) => {
    const known = topics.map(({ id }) => id);
    const official = builtInFeeds.filter((feed) => feed.tier === tier);

    expect(official.length).toBeGreaterThanOrEqual(7);
    for (const feed of official) {
      expect(feed.topics?.length, feed.id).toBeGreaterThan(0);
      expect(known, feed.id).toEqual(expect.arrayContaining(feed.topics ?? ['none']));
    }
  });

  it('of papers, wires and trade press are on no topic a path to official word', () => {
    const reporting = builtInFeeds.filter(({ tier }) => !isOfficial(tier) && tier !== 'aggregator');

    expect(reporting.length).toBeGreaterThan(15);
    expect(idsOf(reporting.filter((feed) => feed.topics?.length !== 0))).toEqual([]);
  });

  it('say where their items lead, and that is where they lie, but for two that publish from elsewhere', () => {
    for (const { id, url, links } of builtInFeeds) {
      const { hostname } = new URL(url);

      expect(links, id).toBeDefined();
      expect(isUnder(hostname, links?.hosts ?? []) || hostname in hostedElsewhere, id).toBe(true);
    }
  });

  it('let no page of loan programmes pass for a press release of the Treasury', () => {
    const paths = builtInFeeds
      .filter(({ id }) => id === 'treasury' || id === 'treasury-list')
      .map(({ links }) => new RegExp(links?.path ?? ''));

    expect(paths).toHaveLength(2);
    for (const path of paths) {
      expect(path.test('/news/press-releases/zz0123')).toBe(true);
      expect(path.test('/policy-issues/small-business-programs/faqs')).toBe(false);
    }
    expect(paths[1]?.test('/news/press-releases')).toBe(false);
  });

  it.each([
    ['ustr-list', '/about/policy-offices/press-office/press-releases/2031/may/a-harbour-opens', true],
    ['ustr-list', '/about-us/policy-offices/press-office/press-releases/2031/may/a-harbour-opens', true],
    ['ustr-list', '/about/policy-offices/press-office/press-releases/2031', false],
    ['state-department', '/releases/office-of-the-spokesperson/2031/05/a-harbour-opens', true],
    ['state-department', '/releases/', false],
    ['mofcom-spokesperson', '/xwfb/xwfyrth/art/2031/art_0a1b2c.html', true],
    ['mofcom-policy', '/zcfb/blgg/gg/2031/art/2031/art_0a1b2c.html', true],
    ['mofcom-policy', '/zcfb/blgg/gg/2031/index.html', false],
    ['mfa-press-conferences', '/eng/xw/fyrbt/lxjzh/203105/t20310502_123.html', true],
    ['mfa-press-conferences', '/eng/xw/fyrbt/lxjzh/index_1.html', false],
    ['scio-press-room', '/pressroom/2031-05/02/content_123.html', true],
    ['scio-press-room', '/pressroom/node_8020819.html', false],
  ])('of the list %s takes %s for a piece: %s', (...[id, path, isPiece]) => {
    const { url = '', links } = builtInFeeds.find((feed) => feed.id === id) ?? {};
    const item = { url: new URL(path, url).href, title: '', text: '', publishedAt: null };

    expect(isExpectedLink({ links }, item)).toBe(isPiece);
  });

  it('that nobody saw bring news, that repeat others or that nobody can check are switched off, and say why', () => {
    const off = builtInFeeds.filter(({ isOff }) => isOff);

    expect(idsOf(off).toSorted()).toEqual([
      'china-daily-business',
      'commerce-news',
      'federal-register-ita',
      'federal-register-itc',
      'global-times-china',
      'mofcom-english-news',
      'truth-social-mirror',
      'ustr-taxonomy',
      'white-house-news',
      'xinhua-world',
    ]);
    expect(idsOf(off.filter(({ note }) => !/\boff\b/i.test(note ?? '')))).toEqual([]);
  });

  it('are polled no oftener than their servers like', () => {
    expect(idsOf(builtInFeeds.filter(({ pollSeconds }) => pollSeconds < 300))).toEqual([]);
    const lists = builtInFeeds.filter(({ kind }) => kind === 'html-list' || kind === 'federal-register');
    expect(idsOf(lists.filter(({ pollSeconds }) => pollSeconds < 900))).toEqual([]);
  });

  it('leave Google News a minute between two calls, and all of them have their turn', () => {
    const fallbacks = builtInFeeds.filter(({ kind }) => kind === 'google-news');
    const shortest = Math.min(...fallbacks.map(({ pollSeconds }) => pollSeconds));

    expect(idsOf(fallbacks.filter(({ hostGapSeconds }) => hostGapSeconds < 60))).toEqual([]);
    expect(fallbacks.length).toBeGreaterThan(0);
    expect(fallbacks.length * 60).toBeLessThanOrEqual(shortest);
  });

  it('of Google News ask for new pages only, and count as no voice', () => {
    for (const { id, options, tier } of builtInFeeds.filter(({ kind }) => kind === 'google-news')) {
      expect(String(options.query), id).toMatch(/ when:\d+d$/);
      expect(tier, id).toBe('aggregator');
    }
  });

  it('never take a list without enough pieces for a day without news', () => {
    const lists = builtInFeeds.filter(({ kind }) => kind === 'html-list');

    expect(lists.length).toBeGreaterThan(5);
    expect(idsOf(lists.filter(({ options }) => Number(options.minimumItems ?? 0) < 3))).toEqual([]);
  });

  it('are quiet when their offices are, each by its own clock', () => {
    const quietAt = (id: string, at: string) =>
      isQuiet(builtInFeeds.find((feed) => feed.id === id)?.quiet ?? [], Date.parse(at));

    // Filings for public inspection appear at 08:45 in Washington, in winter and in summer.
    expect(quietAt('public-inspection', '2031-01-15T13:44:00Z')).toBe(true);
    expect(quietAt('public-inspection', '2031-01-15T13:46:00Z')).toBe(false);
    expect(quietAt('public-inspection', '2031-07-16T12:44:00Z')).toBe(true);
    expect(quietAt('public-inspection', '2031-07-16T12:46:00Z')).toBe(false);
    // Washington is up from six to nine in the evening, Beijing from seven to ten.
    expect(quietAt('ustr', '2031-01-15T10:59:00Z')).toBe(true);
    expect(quietAt('ustr', '2031-01-15T11:01:00Z')).toBe(false);
    expect(quietAt('mofcom-spokesperson', '2031-01-14T22:59:00Z')).toBe(true);
    expect(quietAt('mofcom-spokesperson', '2031-01-14T23:01:00Z')).toBe(false);
    // It is Saturday morning in Beijing while it is still Friday evening in Washington.
    expect(quietAt('mofcom-spokesperson', '2031-01-18T01:00:00Z')).toBe(true);
    expect(quietAt('ustr', '2031-01-18T01:00:00Z')).toBe(false);
    expect(quietAt('ustr', '2031-01-18T17:00:00Z')).toBe(true);
  });

  it('of offices all have quiet hours', () => {
    expect(idsOf(builtInFeeds.filter(({ tier, quiet }) => isOfficial(tier) && quiet.length === 0))).toEqual([]);
  });

  it('are all polled at one interval when that is set', () => {
    const feeds = readFeeds(readSettings({ POLL_SECONDS: '1' }));

    expect(feeds).toHaveLength(builtInFeeds.length);
    expect(new Set(feeds.map(({ pollSeconds }) => pollSeconds))).toEqual(new Set([1]));
  });
});

describe('The table of outlets', () => {
  it('knows every outlet of the built-in feeds, by the same tier', () => {
    for (const { id, outlet, tier } of builtInFeeds)
      expect(outlets.find((row) => row.outlet === outlet)?.tier, id).toBe(tier);
  });

  it('knows the pages of the built-in feeds by their hosts', () => {
    for (const { id, outlet, links } of builtInFeeds) {
      const known = (links?.hosts ?? []).map((host) => outletOf(host)?.outlet);

      expect(known, id).toContain(outlet);
    }
  });

  it('names each outlet and each host once', () => {
    const hosts = outlets.flatMap((row) => row.hosts);

    expect(new Set(outlets.map(({ outlet }) => outlet)).size).toBe(outlets.length);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it.each([
    ['english.mofcom.gov.cn', 'official-cn'],
    ['customs.gov.cn', 'official-cn'],
    ['www.federalregister.gov', 'official-us'],
    ['news.google.com', 'aggregator'],
    ['www.brecorder.com', 'copy'],
    ['piie.com', 'trade-press'],
    ['notreuters.com', 'paper'],
    ['harbour.example', 'paper'],
    ['', 'paper'],
  ])('gives %s the tier %s', (host, tier) => {
    expect(tierOf(host)).toBe(tier);
  });

  it('prefers the office to its government', () => {
    expect(outletOf('english.mofcom.gov.cn')?.outlet).toBe('MOFCOM');
    expect(outletOf('www.gov.cn')?.outlet).toBe('Chinese government');
  });
});
