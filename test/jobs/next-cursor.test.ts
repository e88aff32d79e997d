import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../src/domain/feeds.ts';
import { nextCursor } from '../../src/jobs/next-cursor.ts';
import type { FetchResult } from '../../src/ports.ts';
import { hourMs, minuteMs, morning } from './newsroom.ts';
import { brings, feedOf } from './polling.ts';

const feed = feedOf('wire', { pollSeconds: 300 });
const limits = { backOffMsMax: hourMs };
const known: Cursor = { nextPollAt: 0, lastOkAt: 0, failures: 0, etag: '"1"', lastModified: 'Mon' };
const remembered = (cursor: Cursor, { result, isNews = false }: { result: FetchResult; isNews?: boolean }) =>
  nextCursor({ cursor, result, feed, isNews, now: morning, limits });
const inFull: FetchResult = { ...brings(), validators: { etag: '"2"', lastModified: 'Tue' } };

describe('A server that answers in full though nothing is new', () => {
  it('is sent the other validators in turn until one is honoured, and that one from then on', () => {
    const sent: (string | undefined)[] = [];
    let cursor = known;
    for (const result of [
      inFull,
      inFull,
      { kind: 'unchanged', isSaidByServer: true },
      inFull,
    ] satisfies FetchResult[]) {
      cursor = remembered(cursor, { result, isNews: result === inFull && sent.length === 3 });
      sent.push(cursor.conditions);
    }

    expect(sent).toEqual(['etag', 'last-modified', 'last-modified', 'last-modified']);
  });

  it('counts as one too when its body is the one of last time', () => {
    const result: FetchResult = { kind: 'unchanged', isSaidByServer: false, validators: { etag: '"9"' } };

    expect(remembered(known, { result })).toMatchObject({ conditions: 'etag', etag: '"9"', lastModified: 'Mon' });
  });

  it('is left alone when it names only one', () => {
    const { lastModified: _gone, ...onlyEtag } = known;

    expect(remembered(onlyEtag, { result: { ...brings(), validators: { etag: '"2"' } } })).not.toHaveProperty(
      'conditions',
    );
  });
});

describe('A feed that fails', () => {
  const failing = (trouble: 'failing' | 'blocked' | 'ended', parts: { retryAfterMs?: number } = {}): FetchResult => ({
    kind: 'failed',
    trouble,
    reason: 'HTTP 500',
    ...parts,
  });

  it('is asked again at a time of its own, up to a tenth late', () => {
    const waits = ['a', 'b', 'c', 'd'].map((id) => {
      const result = failing('failing');
      const next = nextCursor({ cursor: known, result, feed: { ...feed, id }, isNews: false, now: morning, limits });
      return next.nextPollAt - morning;
    });

    expect(new Set(waits).size).toBe(4);
    for (const wait of waits) {
      expect(wait).toBeGreaterThanOrEqual(5 * minuteMs);
      expect(wait).toBeLessThanOrEqual(5.5 * minuteMs);
    }
  });

  it('that is gone for good is not asked any more, until its address is another', () => {
    const ended = remembered(known, { result: failing('ended') });

    expect(ended).toMatchObject({ endedAddress: feed.url, trouble: 'ended' });
    expect(ended.nextPollAt).toBeGreaterThan(morning + 100 * 365 * 24 * hourMs);
  });

  it('that is gone where it had moved to is asked at its own address again', () => {
    const moved = { ...known, moved: { from: feed.url, to: 'https://new.example/rss' } };

    const gone = remembered(moved, { result: failing('ended') });

    expect(gone).toMatchObject({ failures: 1, trouble: 'failing' });
    expect(gone.nextPollAt).toBeLessThanOrEqual(morning + 5.5 * minuteMs);
    for (const part of ['moved', 'endedAddress']) expect(gone).not.toHaveProperty(part);
  });

  it('where it had moved to is asked at its own address again after three failures', () => {
    let cursor: Cursor = { ...known, moved: { from: feed.url, to: 'https://new.example/rss' } };
    const moves: boolean[] = [];
    for (let failures = 0; failures < 3; failures++) {
      cursor = remembered(cursor, { result: failing('blocked') });
      moves.push(cursor.moved !== undefined);
    }

    expect(moves).toEqual([true, true, false]);
    expect(cursor).toMatchObject({ failures: 3, trouble: 'blocked' });
  });

  it('keeps its validators, and forgets its trouble with the first good poll', () => {
    const blocked = remembered(known, { result: failing('blocked') });
    const healed = remembered(blocked, { result: { kind: 'unchanged', isSaidByServer: true } });

    expect(blocked).toMatchObject({ etag: '"1"', trouble: 'blocked', failures: 1 });
    expect(healed).toMatchObject({ failures: 0, etag: '"1"' });
    expect(healed).not.toHaveProperty('trouble');
    expect(healed).not.toHaveProperty('lastError');
  });
});
