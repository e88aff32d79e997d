import { describe, expect, it } from 'vitest';
import { agreementsOf, type Sort } from './reading-agreements.ts';

describe('an agreement that was signed', () => {
  it.each<readonly [string, Sort]>([
    ['Trump signed an order on Monday that pushes back the tariff deadline with China to November.', 'truce'],
    ['Trump signs executive order to keep China tariff pause in place until November 10', 'truce'],
    ['The president signed an executive order prolonging the suspension of higher duties on Chinese goods.', 'truce'],
    [
      'Trump on Monday signed an order delaying the higher tariffs on Chinese goods by 90 days, extending the truce.',
      'truce',
    ],
    ['Trump signed an executive order to implement the deal with China.', 'deal'],
    ['The president signed orders implementing the trade agreement reached with Xi.', 'deal'],
    ['The US and China have put their signatures to a trade deal.', 'deal'],
    ['A framework agreement was signed by both sides on Tuesday, Lutnick said.', 'deal'],
    ['Trump signed an executive order approving the TikTok deal.', 'tiktok'],
    ['Trump has signed an executive order to extend a tariff truce with China for another 90 days.', 'truce'],
    [
      'The order signed by Trump on Monday keeps tariffs on Chinese goods from rising until November 10, extending the truce.',
      'truce',
    ],
    ['China and the U.S. formally signed the agreement reached in London, Lutnick told Bloomberg.', 'deal'],
    ['Trump said that the US had signed a deal with China on Wednesday.', 'deal'],
    ['Trump and Liu He put pen to paper on the phase one accord.', 'deal'],
  ])('%s → %s', (line, sort) => {
    expect(agreementsOf(line)).toContain(`${sort}: signed`);
  });
});

describe('an agreement that someone must still approve', () => {
  it.each<readonly [string, Sort]>([
    ["The TikTok deal still needs Beijing's sign-off.", 'tiktok'],
    ['The agreement is subject to approval by the two leaders.', 'deal'],
    ["The deal awaits Trump's sign-off.", 'deal'],
    ['The framework now goes to Trump and Xi for their approval.', 'deal'],
    ['The pact still has to be approved by both presidents.', 'deal'],
    ['Negotiators will take the framework back to their leaders for a green light.', 'deal'],
    ['The framework will be implemented once Trump and Xi approve it, Lutnick said.', 'deal'],
    ['The extension of the truce is up to Trump, Bessent said.', 'truce'],
    ['Trump will make the final decision on whether to extend the truce, Greer said.', 'truce'],
    ["Any extension of the pause would need the president's approval.", 'truce'],
    ['Both sides must now take the framework to their presidents for approval.', 'deal'],
    ['The agreement has yet to be ratified by Trump and Xi.', 'deal'],
    ['Trump and Xi still have to sign off on the deal.', 'deal'],
    ['The framework will be presented to both leaders before it takes effect.', 'deal'],
    ['The deal will be finalised once the presidents approve it.', 'deal'],
    ['Greer said they would brief the president, who will decide whether to extend the truce.', 'truce'],
    ['Trump has the final say over any extension of the truce.', 'truce'],
    ["Bessent said the extension needs Trump's approval.", 'truce'],
  ])('%s → %s', (line, sort) => {
    expect(agreementsOf(line)).toContain(`${sort}: pending_approval`);
  });
});

describe('an agreement that one side says the other broke', () => {
  it.each<readonly [string, Sort]>([
    ['China bought none of the additional $200 billion of exports it had promised.', 'purchase'],
    ['China failed to live up to its purchase commitments under the phase one deal.', 'purchase'],
    ['China has fallen well short of its promised purchases.', 'purchase'],
    ['Beijing accused Washington of undermining the truce.', 'truce'],
    ['Trump said China had "totally violated" its agreement with the US.', 'deal'],
    ['Washington has accused Beijing of backtracking on the Geneva deal.', 'deal'],
    ['China was slow-walking its commitments under the Geneva agreement, Greer said.', 'deal'],
    ['Both countries have traded accusations of breaching the Geneva accord.', 'deal'],
    ['The ministry said the US moves seriously violated the consensus reached in Geneva.', 'deal'],
    ['Beijing is not complying with the agreement, US officials complained.', 'deal'],
    ['China reneged on its promises in the draft agreement, Lighthizer said.', 'deal'],
    ['China says the US broke the Geneva agreement with its chip warnings.', 'deal'],
    ['Trump complained that China has not kept its side of the bargain.', 'deal'],
    ['Washington says Beijing has failed to honour the deal on rare earths.', 'other'],
    ['Beijing: US moves severely undermine consensus of Geneva talks', 'deal'],
    ['Each side accuses the other of violating the deal.', 'deal'],
    ["Trump's claim that China violated the Geneva accord drew a sharp response.", 'deal'],
    ['The ministry rejected charges that China had breached the Geneva agreement.', 'deal'],
    ['China is not living up to its purchase promises, Tai said.', 'purchase'],
    ['Beijing has yet to deliver on its promise to buy soybeans, Bessent said.', 'purchase'],
  ])('%s → %s', (line, sort) => {
    expect(agreementsOf(line)).toContain(`${sort}: breach_alleged`);
  });
});

describe('an agreement that was turned down', () => {
  it.each<readonly [string, Sort]>([
    ['Beijing rejected the proposed deal.', 'deal'],
    ['Trump walked away from a deal with China.', 'deal'],
    ['China turned down the offer of a deal.', 'deal'],
    ['Trump said he was not ready to accept the deal that China had offered.', 'deal'],
    ['China refused to sign the agreement.', 'deal'],
    ['Trump said he had turned down a deal.', 'deal'],
  ])('%s → %s', (line, sort) => {
    expect(agreementsOf(line)).toContain(`${sort}: rejected`);
  });
});

describe('an agreement agreed only in principle', () => {
  it.each<readonly [string, Sort]>([
    ['Washington and Beijing have agreed in principle on a framework.', 'deal'],
    ['The two sides reached a preliminary consensus on port fees and fentanyl.', 'deal'],
    ['A tentative trade deal with China was announced.', 'deal'],
    ['The sides have an agreement in principle, officials said.', 'deal'],
    ['Negotiators for the US and China reached a very substantial framework in principle.', 'deal'],
    ['They agreed a deal in principle.', 'deal'],
    ['A preliminary agreement was reached on fentanyl and port fees, Li said.', 'deal'],
    ['The two sides agreed to try to extend their truce.', 'truce'],
    ['Negotiators agreed to push for an extension of the tariff pause.', 'truce'],
    ['China and the US tentatively agreed to extend the truce.', 'truce'],
  ])('%s → %s', (line, sort) => {
    expect(agreementsOf(line)).toContain(`${sort}: in_principle`);
  });
});

describe('what is no agreement in the news', () => {
  it.each([
    'The US and China are working towards a deal.',
    'Trump said a deal with China was close.',
    'Trump threatened to walk away if there is no deal.',
    'Investors hope for a deal between Washington and Beijing.',
    'Trump and Xi are expected to sign a deal next week in Beijing.',
    'The two sides may extend their truce.',
    'Any deal with China must be fair, he said.',
    'He urged Beijing to strike a deal.',
    'Trump wants a deal with China on fentanyl.',
    'The trade truce between the two countries is fragile.',
    'China wants the US to respect the truce.',
    'The chances of an agreement between China and the US are slim.',
    'Vietnam struck a trade deal with the US that targets Chinese goods.',
    'The EU and the United States reached a framework deal, leaving China on its own.',
    'The US and China discussed an extension of the truce.',
    'China agreed to talks in Madrid.',
    'The talks failed to produce an agreement.',
    'Both sides agreed that talks were constructive.',
    'A deal between the two sides remains elusive.',
    'Washington is considering a deal that would let Nvidia sell chips to China.',
    'Trump is due to decide whether to approve the sale of a port operator to a Chinese group.',
    'Trump promised a great deal for American farmers.',
    'Analysts doubt that a truce will last.',
    'If a deal is reached, the tariffs would fall.',
    'The Paris Agreement on climate was discussed by China and the US.',
    'China suspended its tariffs on its own.',
    'Xi and Trump agreed to speak again soon.',
    'Trump wants China to agree to a deal.',
    'A truce is set to expire in November.',
    'The truce expires on August 12.',
    'Negotiators are trying to extend the truce.',
    'A senior official said no deal was signed.',
    'Bessent said a deal was "not far away".',
    'It was unclear whether the two sides would strike a deal.',
    'Trump says deal with China "will be done quickly".',
    'The two men are due to sign a trade deal in Beijing in April.',
    'Traders are betting on a deal.',
    'Trump warned that without a deal tariffs would soar.',
    'China will never strike a deal at the expense of its interests, the ministry said.',
    'Greer hopes to work out a deal to manage trade.',
    'China wants the US to lift its curbs before any agreement.',
    'Beijing opposes any party striking a deal at the expense of Chinese interests.',
    'Japan and the United States signed a deal on rare earths to counter China.',
    'Britain reached an agreement with the US last week.',
    'The US has reached deals with Japan and the EU, and talks with China go on.',
    'South Korea finalised a trade deal with Trump.',
    'Canada struck a deal with China on canola.',
    'Trump said he would consider extending the truce.',
    'Shares rose on hopes of an agreement.',
    'Xi called on both sides to honour the deal.',
    'The United States is likely to reject a deal on those terms.',
    'China urged the US to implement the consensus.',
    'The US suspended its tariffs on most countries for 90 days.',
    'Trump paused tariffs on most countries except China for 90 days.',
    'The Supreme Court agreed to hear the case.',
    'The farm bill includes purchases of soybeans.',
    'Brazil will sell more soybeans to China.',
    'Nvidia agreed to buy a chip start-up.',
    'China ordered its firms to stop buying US chips.',
    'Chinese airlines stopped taking Boeing jets.',
    'The ministry said it would deal with violations of export rules.',
    'Economists agree on the cost of tariffs.',
    'China is committed to defending its interests.',
    'Officials agreed to keep in touch.',
    'Talks between Washington and Beijing on a deal have stalled.',
  ])('%s', (line) => {
    expect(agreementsOf(line)).toEqual([]);
  });
});
