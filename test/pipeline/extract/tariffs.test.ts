import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { topics } from '../../../config/topics.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { anItem } from '../builders.ts';

const extractClaims = createClaimExtractor({ lexicon, topics });
const claimsIn = (text: string, title = '') => extractClaims(anItem({ title, text }));

/** The rates of a text as `US>CN 41 in_force`, with goods, measure and the rate before where they are not the usual ones. */
const ratesIn = (text: string, title = ''): string[] =>
  claimsIn(text, title).flatMap(({ statement }) => {
    if (statement.kind !== 'tariff') return [];
    const { imposer, target, goods, measure, percent, isOver, status, previousPercent } = statement;
    const notes = [goods === 'all' ? '' : goods, ['total', 'unspecified'].includes(measure) ? '' : measure];
    const before = previousPercent === undefined ? '' : `before ${previousPercent}`;
    return [
      [`${imposer}>${target}`, `${isOver ? 'over ' : ''}${percent}`, status, ...notes, before]
        .filter(Boolean)
        .join(' '),
    ];
  });

describe('a sentence that tells a rate', () => {
  it.each([
    ['The US tariff on Chinese goods stands at 41%.', 'US>CN 41 in_force'],
    ['China’s tariff on US goods stands at 13 percent.', 'CN>US 13 in_force'],
    ['Washington takes duties of 22.5 per cent on imports from China.', 'US>CN 22.5 in_force'],
    ['Beijing keeps a 17% levy on American goods.', 'CN>US 17 in_force'],
    ['The US has a tariff of 25% on ship-to-shore cranes from China.', 'US>CN 25 in_force ship-to-shore cranes'],
    ['Duties on products from the United States rise to 19%.', 'CN>US 19 in_force'],
    ['China has tariffs of 15% on U.S. goods.', 'CN>US 15 in_force'],
    ['The import tax on Chinese products is 44 %.', 'US>CN 44 in_force'],
    ['The US tariff on Chinese goods climbs to more than 100%.', 'US>CN over 100 in_force'],
    ['Levies of at least 36% on Chinese imports stay.', 'US>CN over 36 in_force'],
    ['The US tariff on Chinese goods: 1,000%.', 'US>CN 1000 in_force'],
  ])('%s → %s', (sentence, rate) => {
    expect(ratesIn(sentence)).toEqual([rate]);
  });

  it.each([
    [
      'The United States raised its tariff on Chinese goods from 41% to 63%.',
      ['US>CN 41 former', 'US>CN 63 in_force before 41'],
    ],
    [
      'The US cut its duties on Chinese goods from 63 to 48 percent.',
      ['US>CN 63 former', 'US>CN 48 in_force before 63'],
    ],
    ['China cut its duty on American goods to 12% from 28%.', ['CN>US 12 in_force before 28', 'CN>US 28 former']],
    [
      'The US will raise its tariff on Chinese goods from 41% to 63%.',
      ['US>CN 41 in_force', 'US>CN 63 announced before 41'],
    ],
  ])('with a move: %s → %s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });

  it.each([
    ['The US will take a tariff of 72% on Chinese goods.', 'US>CN 72 announced'],
    ['The US could take a tariff of 72% on Chinese goods.', 'US>CN 72 threatened'],
    ['Trump threatened a 90% tariff on Chinese goods.', 'US>CN 90 threatened'],
    ['The US suspended a 24% tariff on Chinese goods.', 'US>CN 24 suspended'],
    ['The US tariff on Chinese goods had been 145%.', 'US>CN 145 former'],
  ])('with its status: %s → %s', (sentence, rate) => {
    expect(ratesIn(sentence)).toEqual([rate]);
  });

  it.each([
    ['The fentanyl tariff on Chinese goods is 20%.', 'US>CN 20 in_force fentanyl'],
    ['The reciprocal tariff on Chinese goods is 34%.', 'US>CN 34 in_force reciprocal'],
    ['The baseline tariff on Chinese goods is 10%.', 'US>CN 10 in_force baseline'],
    ['The average US tariff on Chinese goods is 51%.', 'US>CN 51 in_force average'],
    ['US duties under Section 301 on Chinese goods are 25%.', 'US>CN 25 in_force s301'],
    ['US duties under Section 232 on Chinese steel are 50%.', 'US>CN 50 in_force steel s232'],
    ['China’s tariff on American soybeans is 23%.', 'CN>US 23 in_force soybeans'],
    ['The US puts a tariff of 80% on Chinese batteries.', 'US>CN 80 in_force batteries'],
  ])('with its measure and goods: %s → %s', (sentence, rate) => {
    expect(ratesIn(sentence)).toEqual([rate]);
  });

  it.each([
    ['The US tariff on Chinese goods is 63%, not 55 %.', ['US>CN 63 in_force']],
    ['The US tariff on Chinese goods is 63% instead of 55 percent.', ['US>CN 63 in_force']],
    ['The tariff on Chinese goods was cut to 47%, previously 57%.', ['US>CN 47 in_force before 57', 'US>CN 57 former']],
    [
      'The US tariff on Chinese goods is 41% and the Chinese tariff on US goods is 12%.',
      ['US>CN 41 in_force', 'CN>US 12 in_force'],
    ],
    [
      'The US takes a 41% duty on Chinese goods, while China takes a 12% duty on US goods.',
      ['US>CN 41 in_force', 'CN>US 12 in_force'],
    ],
    ['Chinese exports fell 34%, while the US tariff on Chinese goods stays at 41%.', ['US>CN 41 in_force']],
    ['The US tariff on Chinese goods stays at 41%, and Chinese exports fell by 34%.', ['US>CN 41 in_force']],
    ['The US tariff on Chinese goods stays at 41%; growth in China slowed to 4%.', ['US>CN 41 in_force']],
    ['The US tariff of 47% on Chinese goods came after a 12% fall in exports.', ['US>CN 47 in_force']],
  ])('beside other numbers: %s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a sentence that tells no rate between the two', () => {
  it.each([
    'The US tariff on Chinese goods goes up by 10 percentage points.',
    'The US tariff on Chinese goods goes down by 24 percent points.',
    'The US took back 91% of its tariffs on Chinese goods.',
    'Chinese exports to Europe rose 8% after the tariffs.',
    'Shares fell 3% after Washington spoke of tariffs on Chinese goods.',
    'The EU tariff on Chinese cars is 38%.',
    'The US puts a 30% tariff on goods from Mexico.',
    'India takes 70% duties on cars.',
    'Support for the mayor stands at 41%.',
    'The tariff on Chinese goods is high.',
  ])('%s', (sentence) => {
    expect(ratesIn(sentence)).toEqual([]);
  });
});

describe('a claim', () => {
  const swap = (text: string) =>
    text.replace(/the US|China|Chinese|American/g, (word) => {
      const other: Record<string, string> = {
        'the US': 'China',
        China: 'the US',
        Chinese: 'American',
        American: 'Chinese',
      };
      return other[word] ?? word;
    });

  it.each([
    'Now China takes a 31% duty on American goods.',
    'Last night the US raised its tariff on Chinese goods to 29%.',
    'From June China will take a tariff of 18% on goods from the US.',
    'In the end the US suspended its 26% duty on Chinese products.',
  ])('turns around when the two sides change places: %s', (sentence) => {
    const other: Record<string, string> = { 'US>CN': 'CN>US', 'CN>US': 'US>CN' };
    const turned = ratesIn(sentence).map((rate) => rate.replace(/^\S+/, (direction) => other[direction] ?? direction));

    const swapped = ratesIn(swap(sentence));

    expect(swapped).toHaveLength(1);
    expect(swapped).toEqual(turned);
  });

  it('quotes the sentence that makes it, where it stands in the text', () => {
    const text =
      '  Rain fell on the port. The U.S. tariff on Chinese goods is 41%!\nBeijing’s duty on American goods — “too high” — is 12%.  Mr. Orr spoke of the truce; it ends on 3 June 2032.';

    const claims = claimsIn(text, 'US and China at odds over duties').filter(
      ({ statement }) => statement.kind === 'tariff',
    );
    const quotes = claims.map(({ start, end }) => text.slice(start, end));

    expect(claims).toHaveLength(2);
    expect(quotes).toEqual(claims.map(({ quote }) => quote));
    expect(quotes[0]).toBe('The U.S. tariff on Chinese goods is 41%!');
  });

  it('prefers a sentence of the text to the headline', () => {
    const [claim] = claimsIn('The duty on Chinese goods is 41%, the US says.', 'US duty on Chinese goods is 41%');

    expect(claim).toMatchObject({ quote: 'The duty on Chinese goods is 41%, the US says.', start: 0 });
  });

  it('from the headline alone has no place in the text', () => {
    const [claim] = claimsIn('More to follow.', 'US duty on Chinese goods is 41%');

    expect(claim).toMatchObject({ quote: 'US duty on Chinese goods is 41%' });
    expect(claim).not.toHaveProperty('start');
  });

  it('is made once, however often the text repeats it', () => {
    const text = 'The US tariff on Chinese goods is 41%. Yes, the US tariff on Chinese goods is 41 %.';

    expect(ratesIn(text, 'US tariff on Chinese goods at 41%')).toEqual(['US>CN 41 in_force']);
  });

  it('keeps the outlet’s own reserve', () => {
    const [claim] = claimsIn('The US tariff on Chinese goods reportedly rises to 47%.');

    expect(claim?.hedge).toBe('reportedly');
  });

  it('is surer where the sentence tells the move', () => {
    const [move] = claimsIn('The US raised its tariff on Chinese goods from 41% to 63%.');
    const [rate] = claimsIn('The US tariff on Chinese goods is 63%.');

    expect(move!.confidence).toBeGreaterThan(rate!.confidence);
  });

  it.each([
    ['Correction: duty on Chinese goods. The US duty on Chinese goods is 57%.', true],
    ['This article was corrected. The US duty on Chinese goods is 57%.', true],
    ['The US duty on Chinese goods is 57%, which is the correct way, it says.', undefined],
  ])('knows a correction: %s', (text, isCorrection) => {
    const [claim] = claimsIn(text);

    expect(claim?.isCorrection).toBe(isCorrection);
  });

  it('belongs to the topic of its kind', () => {
    const [claim] = claimsIn('The US tariff on Chinese goods is 63%.');

    expect(claim).toMatchObject({ key: 'tariff/US>CN/all/total', topics: ['tariffs'] });
  });

  it('has the same id when the item is read again, and another in another item', () => {
    const text = 'The US tariff on Chinese goods is 63%.';
    const idIn = (id: string) => extractClaims(anItem({ id, text }))[0]?.id;

    expect(idIn('first')).toBe(idIn('first'));
    expect(idIn('first')).not.toBe(idIn('second'));
  });

  it('is read in good time from a text of 200,000 characters', () => {
    const text = 'US tariff on Chinese goods from from to to 41 and 5 '.repeat(4_000);
    const startedAt = performance.now();

    claimsIn(text);

    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
