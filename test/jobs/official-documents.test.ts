import { describe, expect, it } from 'vitest';
import { rebuildFacts } from '../../src/jobs/rebuild-facts.ts';
import { abstract, authority, inspection, linksOf, listed, openDesk, print, tell, wait } from './document-desk.ts';

describe('A document that is filed, then printed', () => {
  it('is told once, and the message cites the print when it is there', async () => {
    const desk = await openDesk();

    await tell(desk, inspection);
    const filed = desk.texts()[0];
    wait(desk, 2);
    await tell(desk, print);

    expect(desk.messages).toHaveLength(1);
    expect(filed).toContain('Filed, to be printed on 5 Nov 2026: ');
    expect(filed).toContain('Filed for public inspection, to be printed on 5 Nov 2026.');
    expect(filed).not.toContain('in force');
    expect(desk.texts()[0]).not.toContain('To be printed');
    expect(desk.texts()[0]).not.toContain('public inspection');
    expect(desk.texts()[0]).toContain(`Document: FR 2026-31234; authority: ${authority} [1]`);
    expect(desk.messages[0]?.shown.citations.map(({ url }) => url)).toEqual([print.url]);
    expect(await desk.store.coverage.count()).toBe(1);
  });

  it('is told once too when the print comes days later, over a weekend', async () => {
    const desk = await openDesk();

    await tell(desk, inspection);
    wait(desk, 4);
    await tell(desk, print);

    expect(desk.messages).toHaveLength(1);
    expect(linksOf(desk)).toEqual([[print.url]]);
  });

  it('is told nothing new by the list that goes on naming it, or by one that names it no more', async () => {
    const desk = await openDesk();
    await tell(desk, inspection);
    wait(desk, 2);
    await tell(desk, print);

    await tell(desk, inspection);
    await tell(desk, { ...inspection, text: `${abstract} Corrected copy.` });
    await tell(desk, listed);

    expect(desk.messages).toHaveLength(1);
    expect(linksOf(desk)).toEqual([[print.url]]);
    expect(desk.texts()[0]).not.toContain('To be printed');
  });

  it('that was there at the first look is no news when it is printed', async () => {
    const desk = await openDesk();
    await tell(desk, { ...inspection, arrival: 'baseline' });
    wait(desk, 2);

    await tell(desk, print);

    expect(desk.messages).toEqual([]);
  });

  it('alerts again for what only the print says, and the first message cites the print all the same', async () => {
    const desk = await openDesk();
    await tell(desk, inspection);
    wait(desk, 2);

    await tell(desk, { ...print, text: abstract.replace('35 percent', '45 percent') });

    expect(desk.titles()).toEqual([
      'US tariff on Chinese goods (Section 301): 35 %, announced',
      'US tariff on Chinese goods (Section 301): 35 % → 45 %, announced',
    ]);
    expect(linksOf(desk)).toEqual([[print.url], [print.url]]);
  });
});

describe('What is only filed', () => {
  it('is never told as in force, and its facts say that it is to be printed', async () => {
    const desk = await openDesk();

    await tell(desk, {
      ...inspection,
      text: 'The United States imposes a tariff of 35% on Chinese goods under section 301. The tariff of 35% on Chinese goods is in force from today.',
    });

    expect(desk.texts().join()).not.toContain('in force');
    const [fact] = await desk.store.facts.ofFamilies(['tariff']);
    expect(fact?.versions.map(({ statement }) => statement)).toMatchObject([{ percent: 35, status: 'announced' }]);
    expect(fact?.versions[0]?.tellings[0]?.says).toBe('Filed for public inspection, to be printed on 5 Nov 2026');
  });

  it('names its document in each claim, and its facts cite the print once it is there', async () => {
    const desk = await openDesk();
    await tell(desk, inspection);
    wait(desk, 2);
    await tell(desk, print);

    const told = await desk.store.coverage.claimsAfter(-1, 100);
    const live = await desk.store.facts.ofFamilies(['tariff', 'deadline']);
    await rebuildFacts(desk.store);

    expect(told.map(({ claim }) => claim.document)).toEqual(told.map(() => print.document));
    const tellings = live.flatMap(({ versions }) => versions.flatMap((version) => version.tellings));
    expect(tellings.map(({ url, says }) => [url, says])).toEqual(tellings.map(() => [print.url, undefined]));
    const rebuilt = await desk.store.facts.ofFamilies(['tariff', 'deadline']);
    expect(rebuilt.flatMap(({ versions }) => versions.flatMap((version) => version.tellings))).toEqual(tellings);
  });

  it('is in force when it is printed and its day has come', async () => {
    const desk = await openDesk();

    await tell(desk, {
      ...print,
      text: 'The United States imposes a tariff of 35% on Chinese goods under section 301. Effective October 30, 2026.',
    });

    expect(desk.titles()).toEqual(['US tariff on Chinese goods (Section 301): 35 %, in force']);
  });
});
