import { describe, expect, it } from 'vitest';
import { linesOf, lineWith, openAsking } from './asking.ts';

describe('/delegation round:London', () => {
  it('shows all four people with their roles and how many outlets name them', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/delegation round:London');

    expect(reply.title).toBe('Delegations in London, Jun 2025');
    for (const member of [
      '• Scott Bessent (Treasury Secretary)',
      '• Howard Lutnick (Commerce Secretary)',
      '• Jamieson Greer (Trade Representative)',
      '• He Lifeng (Vice Premier)',
    ])
      expect(lineWith(reply, member)).toMatch(/ — as of 10 Jun 2025 \(17 months ago\), 1 outlet \(paper\) \[\d\]/);
  });

  it('says that outlets differ on who leads for the US, each version with its own sources', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/delegation round:London');

    const versions = linesOf(reply).filter((line) => line.startsWith('• Outlets differ on who leads: '));
    const stated = versions.map((line) => line.replace(/.*leads: (.*) — .*/, '$1'));
    expect(stated.toSorted()).toEqual([
      'Howard Lutnick',
      'Scott Bessent, Howard Lutnick and Jamieson Greer',
      'a team is named, but no head',
    ]);
    expect(new Set(versions.map((line) => line.replace(/.*?(\[.*)$/, '$1'))).size).toBe(3);
    expect(lineWith(reply, 'Leads: He Lifeng')).toContain('1 outlet');
  });

  it('says that Lutnick was not in Geneva', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/delegation round:London');

    expect(lineWith(reply, 'did not take part')).toMatch(/^• Howard Lutnick did not take part in Geneva, May 2025 — /);
  });

  it('shows where and when, and what is read into the teams by whom', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/delegation round:London');

    expect(linesOf(reply)[0]).toContain(
      'Talks in London, Jun 2025: under way when last reported, 9 Jun 2025, Lancaster House',
    );
    expect(lineWith(reply, 'gives the talks weight')).toContain('by the account of Swetha Ramachandran');
  });

  it('finds the round by a part of its name in any case, and by its month', async () => {
    const { ask } = await openAsking();

    const titles = [
      (await ask('/delegation round:lond')).title,
      (await ask('/delegation round:"London, Jun 2025"')).title,
      (await ask('/delegation round:2025-06')).title,
    ];

    expect(new Set(titles)).toEqual(new Set(['Delegations in London, Jun 2025']));
  });
});

describe('/delegation', () => {
  it('shows the newest round first', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/delegation'));

    const [london, geneva] = ['Talks in London', 'Geneva, May 2025'].map((name) =>
      lines.findIndex((line) => line.startsWith(name)),
    );
    expect(london).toBe(0);
    expect(geneva).toBeGreaterThan(0);
    expect(lines.at(-1)).toContain('Howard Lutnick (Commerce Secretary) did not take part');
  });

  it('shows only the team of one side', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/delegation side:china round:London'));

    expect(lines).toContain('Chinese team');
    expect(lines).not.toContain('US team');
    expect(lines.filter((line) => line.includes('Treasury Secretary'))).toEqual([]);
  });

  it('shows no round in which nothing is known of the side that was asked for', async () => {
    const { ask } = await openAsking();

    const lines = linesOf(await ask('/delegation side:china'));

    expect(lines.filter((line) => line.includes('Geneva'))).toEqual([]);
  });

  it('says that a team is not known where it asks for one that nobody has named', async () => {
    const { ask } = await openAsking();

    const reply = await ask('/delegation side:china round:Geneva');

    expect(linesOf(reply)).toEqual(['Geneva, May 2025', 'Who sat there is not known here.']);
  });

  it('names the nearest round, or all of them, for one that is not known', async () => {
    const { ask } = await openAsking();

    const [near, far] = [await ask('/delegation round:Lodnon'), await ask('/delegation round:Atlantis')];

    expect(linesOf(near)).toEqual(['No round “Lodnon” is known here. Did you mean London?']);
    expect(linesOf(far)[0]).toMatch(
      /^No round “Atlantis” is known here\. Known rounds: .*London, Jun 2025; Geneva, May 2025/,
    );
  });

  it('says so plainly when nothing has been read yet', async () => {
    const { ask } = await openAsking({ isSeeded: false });

    const [all, one] = [await ask('/delegation'), await ask('/delegation round:London')];

    expect(linesOf(all)).toEqual(['No delegation is known here yet.']);
    expect(linesOf(one)).toEqual(['No round “London” is known here. None is known yet: /latest shows what is told.']);
  });
});
