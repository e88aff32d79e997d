import { describe, expect, it } from 'vitest';
import { ratesIn } from './tariff-rates.ts';

describe('rates as news tells them', () => {
  it.each([
    [
      'WASHINGTON, May 20 — President Trump on Tuesday raised the tariff rate on Chinese imports to 66 percent, up from 41 percent, and Beijing responded with levies of 29 percent on American farm goods.',
      ['CN>US 29 in_force', 'US>CN 41 former', 'US>CN 66 in_force'],
    ],
    [
      'The two countries agreed to bring their tariffs down by 115 points, to 30% on Chinese goods and 10% on American ones.',
      ['CN>US 10 announced', 'US>CN 30 announced'],
    ],
    [
      'Under the truce, the US tariff falls to 30% and the Chinese one to 10%.',
      ['CN>US 10 in_force', 'US>CN 30 in_force'],
    ],
    [
      'The United States would lower its duties on Chinese imports to 30 percent from 145 percent, while China would cut its own to 10 percent from 125 percent.',
      ['CN>US 10 announced', 'CN>US 125 in_force', 'US>CN 145 in_force', 'US>CN 30 announced'],
    ],
    ['China hits back at US with 84% tariffs.', ['CN>US 84 in_force']],
    ['US hikes China tariffs to 104%.', ['US>CN 104 in_force']],
    ['Trump vows 60% tariff on Chinese imports.', ['US>CN 60 threatened']],
    ['China to slap 15% duty on US coal.', ['CN>US 15 announced']],
    ['US to pause 24% tariff on China for 90 days.', ['US>CN 24 suspended']],
    ['Beijing halves duty on US cars to 20%.', ['CN>US 20 in_force']],
    [
      'The State Council tariff commission said goods originating in the United States would be subject to an additional 34% duty.',
      ['CN>US 34 announced'],
    ],
    [
      'China will suspend the additional 24% tariff on US goods for one year from 10 November but keep the 10% tariff, the finance ministry said.',
      ['CN>US 10 in_force', 'CN>US 24 suspended'],
    ],
    ['Since March, American wheat has been taxed at 15% under Chinese tariffs.', ['CN>US 15 in_force']],
    [
      'Trump said the fentanyl tariff on China would be lowered from 20% to 10%, effective immediately.',
      ['US>CN 10 in_force', 'US>CN 20 former'],
    ],
    [
      'The president cut the fentanyl tariff on China to 10%, leaving the total at 47%.',
      ['US>CN 10 in_force', 'US>CN 47 in_force'],
    ],
    ['Together with existing duties, the total US tariff on Chinese goods will come to 55%.', ['US>CN 55 announced']],
    ['Existing Section 301 duties of 25% on Chinese goods stay in place.', ['US>CN 25 in_force']],
    ['The new levies come on top of 25% tariffs on Chinese steel.', ['US>CN 25 in_force']],
    [
      'The US tariff rate on Chinese goods would climb to 155% on Nov. 1 if no deal is reached, Trump said.',
      ['US>CN 155 threatened'],
    ],
    [
      'Trump told reporters that China would pay a 155% tariff from November unless it made a deal.',
      ['US>CN 155 threatened'],
    ],
    ['Chinese goods currently face US tariffs of roughly 57%.', ['US>CN 57 in_force']],
    ['China currently imposes a 10% tariff on US imports.', ['CN>US 10 in_force']],
    [
      'The White House said tariffs on China totalled 145%, including a 20% fentanyl levy.',
      ['US>CN 145 in_force', 'US>CN 20 in_force'],
    ],
    [
      'The pause keeps the US rate at 30% and the Chinese rate at 10% until November 10, instead of tariffs of 145% and 125%.',
      ['CN>US 10 in_force', 'US>CN 30 in_force'],
    ],
    ['Absent the order, duties on Chinese products would have risen to at least 54%.', ['US>CN 54 threatened']],
    [
      'Tariffs that had soared as high as 145% on Chinese goods and 125% on American ones were rolled back in May.',
      ['CN>US 125 former', 'US>CN 145 former'],
    ],
    ['Mr Trump’s threat of a 100% duty on Chinese goods rattled investors.', ['US>CN 100 threatened']],
    ['Bessent said the threat of a 100% tariff on China was off the table.', ['US>CN 100 threatened']],
    ['China’s tariff on soybeans from the US now totals 34%.', ['CN>US 34 in_force']],
    ['The duty on Chinese electric vehicles quadruples to 100% this year.', ['US>CN 100 in_force']],
    [
      'Duties will go up from 7.5% to 25% on Chinese aluminium and from 25% to 50% on Chinese solar cells.',
      ['US>CN 25 announced', 'US>CN 25 in_force', 'US>CN 50 announced', 'US>CN 7.5 in_force'],
    ],
    ['Washington plans to scrap a 10% tariff on Chinese goods.', ['US>CN 10 suspended']],
    ['China removed its 15% tariff on US LNG.', ['CN>US 15 former']],
    ['The 25% tariff that China placed on US sorghum in 2018 hurt Kansas growers.', ['CN>US 25 in_force']],
    ['US farmers face a 34% duty on soybeans sold to China.', ['CN>US 34 in_force']],
    ['American companies importing from China pay tariffs of 30%.', ['US>CN 30 in_force']],
    ['A tariff of 125 percent on goods from the U.S. took effect in China on Saturday.', ['CN>US 125 in_force']],
    ['Trump suggested an 80% tariff on China "seems right".', ['US>CN 80 threatened']],
    ['Trump said tariffs on China would come down from 145% but would not be zero.', ['US>CN 145 in_force']],
    ['China rejected the 50% tariff that Trump had threatened.', ['US>CN 50 threatened']],
    [
      'Trump threatened on Monday an additional 50% tariff on China if it did not withdraw its 34% levy.',
      ['CN>US 34 in_force', 'US>CN 50 threatened'],
    ],
    ['The court struck down the 20% fentanyl tariff on Chinese goods.', ['US>CN 20 former']],
    [
      'After the ruling, a 10% global tariff under Section 122 replaced the duties on Chinese goods.',
      ['US>WORLD 10 in_force'],
    ],
    [
      'The US and China will each suspend 24 percentage points of tariffs and keep 10%.',
      ['CN>US 10 in_force', 'CN>US 24 suspended', 'US>CN 10 in_force', 'US>CN 24 suspended'],
    ],
    ['Under the deal, both countries keep a 10% tariff on each other.', ['CN>US 10 in_force', 'US>CN 10 in_force']],
    [
      'A de minimis parcel from China is now charged a 54% duty, down from 120%.',
      ['US>CN 120 former', 'US>CN 54 in_force'],
    ],
    ['China lifted its import tariff on American goods. It is now at 84%.', ['CN>US 84 in_force']],
    ['Washington set new tariffs on Chinese goods. The rate will rise to 50% in August.', ['US>CN 50 announced']],
    [
      'The tariffs hit $50 billion of Chinese imports. The second list, worth $16 billion, will be taxed at 25% later.',
      ['US>CN 25 announced'],
    ],
    ['Trump Raises Tariffs On Chinese Goods To 65%', ['US>CN 65 in_force']],
    ['China Slaps 20% Tariffs On U.S. Dairy', ['CN>US 20 in_force']],
    ['Trump Says China Tariffs Will Fall To 47%', ['US>CN 47 announced']],
    ['Beijing Vows To Match 50% US Tariff', ['US>CN 50 in_force']],
    ['U.S., China slash tariffs to 30% and 10% for 90 days', ['CN>US 10 in_force', 'US>CN 30 in_force']],
    [
      'The US tariff on Chinese goods, which had climbed to 145%, was reduced to 30%, and China cut its levy on American goods from 125% to 10%.',
      ['CN>US 10 in_force', 'CN>US 125 former', 'US>CN 145 former', 'US>CN 30 in_force'],
    ],
    [
      'The United States will maintain its suspension of heightened reciprocal tariffs on Chinese imports until November 10, 2027, and the current 10% reciprocal tariff will remain in effect.',
      ['US>CN 10 in_force'],
    ],
    [
      'China will suspend all of the retaliatory tariffs that it has announced since March 4, including duties of 15% on American chicken and 10% on American soybeans.',
      ['CN>US 10 suspended', 'CN>US 15 suspended'],
    ],
    ['Chinese Vice Premier He Lifeng called the 145% US duties bullying.', ['US>CN 145 in_force']],
    [
      'Economists at ING put the average US levy on Chinese wares at 51.1 percent and China’s on American wares at 32.6 percent.',
      ['CN>US 32.6 in_force', 'US>CN 51.1 in_force'],
    ],
    [
      'The Peterson Institute estimates that US tariffs on Chinese exports average 47.5% and cover all goods.',
      ['US>CN 47.5 in_force'],
    ],
    [
      'Since the truce took hold, Americans have paid 30% on most Chinese imports and Chinese buyers 10% on US goods in new tariffs.',
      ['CN>US 10 in_force', 'US>CN 30 in_force'],
    ],
    [
      'Trump’s latest salvo would add 10% to the existing 20% tariff on everything China ships to America.',
      ['US>CN 10 announced', 'US>CN 20 in_force'],
    ],
    ['He said tariffs on China would "probably" settle at 50%.', ['US>CN 50 announced']],
    [
      'The tariffs, 25% on steel from China and 10% on aluminium, have been in place since 2018.',
      ['US>CN 10 in_force', 'US>CN 25 in_force'],
    ],
    [
      'In 2018, the US put tariffs of 25% on $50 billion of Chinese goods; in 2019 it raised the rate on another $200 billion from 10% to 25%.',
      ['US>CN 10 former', 'US>CN 25 in_force', 'US>CN 25 in_force'],
    ],
    ['Trump backed away from a plan to double tariffs on Chinese goods to 200%.', ['US>CN 200 suspended']],
    ['China will not match the 145% tariff of the United States, it said.', ['US>CN 145 in_force']],
    ['The ministry said the 34% levy applies to all goods of US origin.', ['CN>US 34 in_force']],
    [
      'China imposed a 34% levy on all US goods. The ministry said the levy would rise to 84% on Thursday.',
      ['CN>US 34 in_force', 'CN>US 84 announced'],
    ],
    ['Chinese officials want Washington to drop the 20% fentanyl tariff.', ['US>CN 20 in_force']],
    ['China demands that the US remove its 20% fentanyl tariff on Chinese goods.', ['US>CN 20 in_force']],
    ['Bessent said the 20% fentanyl tariff on Chinese goods could be removed if Beijing acts.', ['US>CN 20 in_force']],
    ['The US may lower the 20% fentanyl tariff on Chinese goods to 10%.', ['US>CN 10 threatened', 'US>CN 20 in_force']],
    ['Tariffs on China remain at 30%, Greer said, and will not go to 145%.', ['US>CN 30 in_force']],
    ['Importers who bring in Chinese handbags pay 37.5% in duties.', ['US>CN 37.5 in_force']],
    [
      'US soybeans face a 20-percent-point disadvantage against Brazil after Chinese tariffs of 13%.',
      ['CN>US 13 in_force'],
    ],
    ['Beijing is set to exempt some US goods from its 125% tariff.', ['CN>US 125 in_force']],
    ['China exempted US ethane from its 125% tariffs.', ['CN>US 125 in_force']],
    ['The measure imposes a 100 per cent duty on Chinese-built cranes.', ['US>CN 100 in_force']],
    ['USTR proposed tariffs of up to 100% on Chinese port cranes.', ['US>CN 100 threatened']],
    ['Vietnam faces a 20% US tariff, far below the 47% on China.', ['US>CN 47 in_force']],
    [
      'Trump has cut tariffs on India to 18%, lower than the 37% rate for China.',
      ['US>CN 37 in_force', 'US>IN 18 in_force'],
    ],
    [
      'Exports to America fell 27% in September even before the threatened 100% tariff on Chinese goods.',
      ['US>CN 100 threatened'],
    ],
    ['US importers rushed orders ahead of a 100% tariff on Chinese goods due on November 1.', ['US>CN 100 announced']],
    ['Talks will decide whether a 100% tariff on Chinese goods takes effect on November 1.', ['US>CN 100 threatened']],
    ['Markets fell 2% after Trump announced a 100% tariff on China.', ['US>CN 100 announced']],
    [
      'Trump announced new tariffs of 100% on China "over and above any tariff that they are currently paying".',
      ['US>CN 100 announced'],
    ],
    [
      'Trump’s tariff on China now stands at 145% after the White House clarified that the 125% rate came on top of a 20% levy.',
      ['US>CN 125 in_force', 'US>CN 145 in_force', 'US>CN 20 in_force'],
    ],
    [
      'Beijing said its 10% retaliatory duty would stay while 24% remains on hold for US goods under the tariff deal.',
      ['CN>US 10 in_force', 'CN>US 24 suspended'],
    ],
    ['US and Chinese tariffs stand at 30% and 10%, respectively.', ['CN>US 10 in_force', 'US>CN 30 in_force']],
    ['Chinese and US tariffs stand at 10% and 30%, respectively.', ['CN>US 10 in_force', 'US>CN 30 in_force']],
    [
      'Levies on Chinese imports drop from 57 per cent to 47 per cent, Mr. Trump said aboard Air Force One.',
      ['US>CN 47 in_force', 'US>CN 57 former'],
    ],
  ])('%s', (sentence, rates) => {
    expect(ratesIn(sentence)).toEqual(rates);
  });
});

describe('a percentage that is no rate between the two', () => {
  it.each([
    'Chinese exports to the US fell 21% under the tariffs.',
    'Shares of the carmaker fell 4% after the tariffs on Chinese goods.',
    'China supplies 70% of the magnets hit by tariffs.',
    'The US will scrap 91% of its tariffs on Chinese goods.',
    'Tariffs could cut China’s growth by 1.5%.',
    'A poll found that 54% of Americans oppose tariffs on China.',
    'Tariffs on Chinese goods raised US prices by 3%.',
    'The tariffs hurt exporters, whose sales to America dropped 33 percent.',
    'Mexico will put a 50% tariff on Chinese cars.',
    'The EU imposed duties of up to 35% on Chinese electric cars.',
    'Nvidia will give the US 15% of its sales to China.',
    'Trade between the two fell by 25% as tariffs bit.',
    'Inflation rose to 3.1% as tariffs on Chinese goods fed through.',
    'Bessent denied that tariffs on Chinese goods would be cut to 50%.',
    'The US cut tariffs on Chinese goods. Exports rose 5.8% in June, and imports grew 1.1%.',
    'Analysts expect tariffs on China to cost US households 2% of income.',
    'The S&P 500 fell 2.7% after the tariff threat against China.',
    'Growth in China slowed to 4.8% as US tariffs took hold.',
    'The yuan lost 1% after Washington raised tariffs on Chinese goods.',
    'China accounted for 13% of US imports before the tariffs.',
    'Chinese factories cut output by 20% because of US tariffs.',
    'Tariff revenue from Chinese goods rose 40% to $12 billion.',
    'Goldman sees a 35% chance that tariffs on China rise.',
    'Some 60% of firms hit by tariffs on Chinese goods plan to move.',
    'Tariffs cover 66% of US imports from China.',
    'According to the fact sheet, the United States will lower the tariffs on Chinese imports imposed to curb fentanyl flows by removing 10 percentage points of the cumulative rate, effective November 10.',
    'The semiconductor duty on China starts at zero and will rise in June 2028.',
    'Canada will match the US with a 100% tariff on Chinese electric cars.',
  ])('%s', (sentence) => {
    expect(ratesIn(sentence)).toEqual([]);
  });
});
