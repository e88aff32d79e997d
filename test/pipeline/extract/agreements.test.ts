import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { findAgreements } from '../../../src/pipeline/extract/agreements.ts';
import { createItemReader } from '../../../src/pipeline/extract/reading.ts';

const read = createItemReader(lexicon);
const spokenAt = Date.parse('2031-05-14T12:00:00Z');

/** Agreements as "what: status, what: status". */
function agreementsIn(text: string, title = ''): string {
  const found = findAgreements(read({ title, text, spokenAt }));
  const told = found.flatMap(({ statement }) =>
    statement.kind === 'agreement' ? [`${statement.what}: ${statement.status}`] : [],
  );
  return [...new Set(told)].toSorted().join(', ');
}

describe('an agreement that came about', () => {
  it.each([
    ['The United States and China struck a trade deal late on Tuesday.', 'trade deal: reached'],
    ['Beijing and Washington have reached a broad consensus on tariffs.', 'consensus: reached'],
    ['Negotiators hammered out a framework in Oslo, the White House said.', 'framework: reached'],
    ['A pact was sealed by the two sides after a night of haggling.', 'trade deal: reached'],
    ['The accord, reached in Geneva in April, lowered duties on Chinese goods.', 'trade deal: reached'],
    ['An agreement between China and the US was announced on Monday.', 'trade deal: reached'],
    ['The two governments agreed to a truce over dinner.', 'truce: reached'],
    ['A truce was declared by both capitals in March.', 'truce: reached'],
    ['Trump said he had reached an understanding with Xi.', 'consensus: reached'],
    ['Washington clinched a phase one deal with China.', 'phase one: reached'],
    ['The administration announced a deal on rare earths with Beijing.', 'rare earths: reached'],
    ['Both sides found a consensus on TikTok.', 'TikTok deal: reached'],
    ['The cut is part of an agreement between the United States and China.', 'trade deal: reached'],
    ['The talks follow up on the Geneva consensus, China said.', 'consensus: reached'],
    ['Our deal with China is done, the president wrote.', 'trade deal: reached'],
  ])('%s → %s', (sentence, agreements) => {
    expect(agreementsIn(sentence)).toBe(agreements);
  });

  it.each([
    ['US, China reach trade truce', 'truce: reached'],
    ['China, US strike deal on farm goods and chips', 'trade deal: reached'],
    ['US-China tariff truce extended by 90 days', 'truce extension: reached'],
    ['Trump, Xi agree to extend trade truce', 'truce extension: reached'],
    ['Deal reached between Washington and Beijing', 'trade deal: reached'],
  ])('is read from a headline: %s → %s', (title, agreements) => {
    expect(agreementsIn('', title)).toBe(agreements);
  });

  it.each([
    ['The two sides agreed to lower tariffs on each other.', 'tariff cut: reached'],
    ['China and the United States agreed in Oslo to suspend new duties.', 'tariff pause: reached'],
    ['Both countries agreed to prolong the truce until August.', 'truce extension: reached'],
    [
      'They agreed to establish a working group on farm trade, the US and China said.',
      'working group on farm trade: reached',
    ],
    ['The chipmakers agreed to pay the US 12% of their sales in China.', 'revenue share: reached'],
  ])('is read from what is to be done: %s → %s', (sentence, agreements) => {
    expect(agreementsIn(sentence)).toBe(agreements);
  });

  it('keeps where and when it was reached', () => {
    const [found] = findAgreements(
      read({ title: '', text: 'The US and China reached an agreement in Geneva in April.', spokenAt }),
    );

    expect(found?.statement).toEqual({
      ...{ kind: 'agreement', what: 'trade deal', status: 'reached' },
      ...{ place: 'Geneva', date: '2031-04' },
    });
  });
});

describe('a promise to buy', () => {
  it.each([
    'China has agreed to buy 9 million tons of soybeans.',
    'Beijing pledged to purchase more American farm goods, officials said.',
    'China will buy large amounts of beef, the president said.',
    "The statement confirms China's commitment to purchase 40 Boeing aircraft.",
    'The accord commits China to buying energy worth $30 billion.',
    'More American corn will be bought by China, he said.',
  ])('%s', (sentence) => {
    expect(agreementsIn(sentence)).toContain('purchase: reached');
  });

  it.each([
    'China may buy more soybeans.',
    'Trump urged China to buy more soybeans.',
    'China is considering whether to buy more farm goods.',
    'China will buy more soybeans from Brazil.',
    'China did not agree to buy soybeans.',
  ])('is not read from: %s', (sentence) => {
    expect(agreementsIn(sentence)).not.toContain('purchase');
  });
});

describe('how far an agreement has come', () => {
  it.each([
    ['The US and China reached a preliminary deal.', 'trade deal: in_principle'],
    ['Negotiators of the US and China agreed in principle on a framework.', 'framework: in_principle'],
    ['A tentative accord was struck by Washington and Beijing.', 'trade deal: in_principle'],
    ['The US and China agreed to keep working to extend the truce.', 'truce extension: in_principle'],
    [
      'The US and China reached a framework that still needs the approval of both presidents.',
      'framework: pending_approval',
    ],
    [
      'The US struck a trade deal with China. The deal is subject to final approval by Xi.',
      'trade deal: pending_approval',
    ],
    [
      'A preliminary framework was agreed by the US and China. The framework will go to Trump for approval.',
      'framework: in_principle, framework: pending_approval',
    ],
    ['Trump signed an executive order extending the truce with China.', 'truce extension: signed'],
    ['Trump and Xi signed the phase one deal in Oslo.', 'phase one: signed'],
    ['China and the US inked an accord on Friday.', 'trade deal: signed'],
  ])('%s → %s', (text, agreements) => {
    expect(agreementsIn(text)).toBe(agreements);
  });

  it.each([
    ['Trump accused China of violating the truce.', 'truce: breach_alleged'],
    ['Beijing said Washington had reneged on the framework.', 'framework: breach_alleged'],
    ['China has not honoured its agreement with us, Trump wrote.', 'trade deal: breach_alleged'],
    ['China fell short of its commitments to purchase US goods.', 'purchase: breach_alleged'],
    ['Beijing turned down an extension of the truce.', 'truce extension: rejected'],
    ['China rejected the deal that Washington had proposed.', 'trade deal: rejected'],
    ['Beijing denied that a deal had been reached.', 'trade deal: rejected'],
  ])('%s → %s', (sentence, agreements) => {
    expect(agreementsIn(sentence)).toBe(agreements);
  });
});

describe('what is no agreement', () => {
  it.each([
    'The US and China hope to reach a deal soon.',
    'Without a deal, tariffs on Chinese goods will rise.',
    'No agreement was reached between Washington and Beijing.',
    'The two sides failed to strike a deal.',
    'Trump would sign a deal if China gave way.',
    'A deal with China could be reached next month.',
    'Washington reached a trade deal with Japan, and China took note.',
    'The UK-US trade deal was signed as China watched.',
    'Officials of the US and China must deal with the fallout.',
    'Their fragile truce is under strain, China said.',
    'The US and China agreed to meet again in Oslo.',
    'Can the US and China reach a deal?',
    'There was a good deal of doubt in Beijing.',
    'China and the US held an agreement to disagree.',
  ])('%s', (sentence) => {
    expect(agreementsIn(sentence)).toBe('');
  });
});
