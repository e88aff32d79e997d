import { describe, expect, it } from 'vitest';
import { lexicon } from '../../../config/lexicon.ts';
import { topics } from '../../../config/topics.ts';
import { createClaimExtractor } from '../../../src/pipeline/extract/extract-claims.ts';
import { anItem } from '../builders.ts';

const extractClaims = createClaimExtractor({ lexicon, topics });

/** The curbs of a text as `CN rare earths imposed`, sorted. */
const curbsIn = (text: string, title = ''): string[] =>
  extractClaims(anItem({ title, text }))
    .flatMap(({ statement }) =>
      statement.kind === 'control' ? [`${statement.imposer} ${statement.item} ${statement.action}`] : [],
    )
    .toSorted();

describe('a sentence that tells of a curb', () => {
  it.each([
    ['China imposed export controls on gallium and germanium.', 'CN gallium and germanium imposed'],
    ['Beijing’s export curbs on rare earths worry carmakers in Europe.', 'CN rare earths imposed'],
    ['Chinese rare-earth export restrictions have hit suppliers in Ohio.', 'CN rare earths imposed'],
    ['Export controls were imposed on antimony by China last August.', 'CN antimony imposed'],
    ['Washington’s curbs on chip exports to China remain in place.', 'US chips imposed'],
    ['The Commerce Department now requires a licence for sales of H20 chips to China.', 'US H20 chips imposed'],
    ['China will require exporters of graphite to obtain a permit.', 'CN graphite imposed'],
    ['The US has blocked shipments of ethane to China.', 'US ethane imposed'],
    ['The Trump administration halted sales of jet engines to Chinese planemakers.', 'US aircraft engines imposed'],
    ['The administration ordered Cadence to stop selling chip design software to China.', 'US chip software imposed'],
    ['Beijing barred Nexperia from exporting chips made at its plant in Guangdong.', 'CN Nexperia chips imposed'],
    ['Shipments of dysprosium and terbium were halted by Beijing in spring.', 'CN rare earths imposed'],
    ['US bans AI chip exports to China', 'US AI chips imposed'],
    ['Exports of tungsten are subject to Chinese licensing rules.', 'CN tungsten imposed'],
    ['Nvidia’s Blackwell processors remain barred from China.', 'US Blackwell chips imposed'],
    ['China defended its licensing regime for magnets.', 'CN rare earths imposed'],
    ['America’s restrictions on the export of semiconductor equipment came up in Madrid.', 'US chip equipment imposed'],
    ['China urged the US to lift its export controls on semiconductors.', 'US chips imposed'],
    ['The White House has no plans to ease curbs on advanced chips.', 'US chips imposed'],
  ])('that stands or is put in place: %s → %s', (text, curb) => {
    expect(curbsIn(text)).toEqual([curb]);
  });

  it.each([
    ['China tightened its export controls on rare earths on Thursday.', 'CN rare earths tightened'],
    ['Beijing expanded curbs on battery materials.', 'CN lithium batteries tightened'],
    ['Washington is set to widen restrictions on chipmaking tools.', 'US chip equipment tightened'],
    ['The US added 23 Chinese companies to its entity list.', 'US entity list tightened'],
    ['The Commerce Department put dozens of Chinese firms on the Entity List.', 'US entity list tightened'],
    ['China is tightening its grip on rare earth exports.', 'CN rare earths tightened'],
    ['Stricter export rules on magnets were announced by the Chinese ministry.', 'CN rare earths tightened'],
  ])('that becomes harder: %s → %s', (text, curb) => {
    expect(curbsIn(text)).toEqual([curb]);
  });

  it.each([
    ['China lifted its export ban on antimony.', 'CN antimony eased'],
    ['The US has rescinded its curbs on chip design software.', 'US chip software eased'],
    ['Curbs on ethane exports to China have been scrapped by Washington.', 'US ethane eased'],
    ['China has resumed exports of rare earth magnets to the United States.', 'CN rare earths eased'],
    ['Washington allowed Nvidia to sell its H200 chips to approved buyers in China.', 'US H200 chips eased'],
    ['US lifts export curbs on jet engines for China', 'US aircraft engines eased'],
    ['Shipments of Nexperia chips from China have resumed.', 'CN Nexperia chips eased'],
    ['The US removed 27 Chinese companies from its entity list.', 'US entity list eased'],
  ])('that is taken away: %s → %s', (text, curb) => {
    expect(curbsIn(text)).toEqual([curb]);
  });

  it.each([
    ['China agreed to lift its export controls on rare earths.', 'CN rare earths pledged_to_ease'],
    ['Beijing will speed up approvals of rare earth exports, Bessent said.', 'CN rare earths pledged_to_ease'],
    ['Under the deal China will supply rare earths and magnets up front.', 'CN rare earths pledged_to_ease'],
    ['Nvidia said it would soon resume sales of its H20 chip in China.', 'US H20 chips pledged_to_ease'],
    ['Washington promised to remove its curbs on ethane in return.', 'US ethane pledged_to_ease'],
    ['Lutnick expects that the curbs on magnets will be resolved.', 'CN rare earths pledged_to_ease'],
    [
      'Rare earths will be supplied by China, the president wrote, as part of the deal.',
      'CN rare earths pledged_to_ease',
    ],
    ['If Beijing frees up rare earth exports, curbs could go.', 'CN rare earths pledged_to_ease'],
    ['The agreement is meant to keep rare earths flowing from China.', 'CN rare earths pledged_to_ease'],
    ['Officials assured Nvidia that licences for the H20 would be granted.', 'US H20 chips pledged_to_ease'],
    ['China pledged to address concerns over the shortage of yttrium.', 'CN rare earths pledged_to_ease'],
    ['China is to ease restrictions on rare earth exports', 'CN rare earths pledged_to_ease'],
  ])('that is to be eased: %s → %s', (text, curb) => {
    expect(curbsIn(text)).toEqual([curb]);
  });

  it.each([
    ['China suspended its ban on exports of gallium and germanium for a year.', 'CN gallium and germanium suspended'],
    ['The US is putting its affiliates rule on hold for twelve months.', 'US affiliates rule suspended'],
    ['Washington paused the 50% rule until November.', 'US affiliates rule suspended'],
    ['Beijing announced a one-year suspension of its new controls on rare earths.', 'CN rare earths suspended'],
    ['Curbs on lithium batteries will not be enforced before May, Beijing said.', 'CN lithium batteries suspended'],
    ['Controls on lithium batteries have been suspended by China.', 'CN lithium batteries suspended'],
  ])('that is set aside: %s → %s', (text, curb) => {
    expect(curbsIn(text)).toEqual([curb]);
  });

  it.each([
    ['China has granted export licences for rare earths to three carmakers.', 'CN rare earths licensed'],
    ['The Commerce Department began issuing licences to Nvidia for H20 exports.', 'US H20 chips licensed'],
    ['Licences for rare earth exports have been approved by Beijing.', 'CN rare earths licensed'],
    ['Trump threatened to put export controls on aircraft parts.', 'US aircraft engines threatened'],
    ['Washington is considering curbs on exports of critical software to China.', 'US critical software threatened'],
    ['China warned that it could restrict exports of graphite.', 'CN graphite threatened'],
  ])('that is opened by licence, or only threatened: %s → %s', (text, curb) => {
    expect(curbsIn(text)).toEqual([curb]);
  });

  it.each([
    ['China lifted the curbs on antimony that it imposed in 2024.', ['CN antimony eased', 'CN antimony imposed']],
    [
      'China agreed to free up rare earth exports, and the US will lift its curbs on ethane.',
      ['CN rare earths pledged_to_ease', 'US ethane pledged_to_ease'],
    ],
    [
      'Beijing controls exports of rare earths. It will grant licences for them faster, it promised.',
      ['CN rare earths imposed', 'CN rare earths pledged_to_ease'],
    ],
    [
      'China holds back tungsten: the export controls on it took effect in February. The curbs were lifted in May.',
      ['CN tungsten eased', 'CN tungsten imposed'],
    ],
    [
      'The US restricted sales of chip design software, jet engines and ethane.',
      ['US aircraft engines imposed', 'US chip software imposed', 'US ethane imposed'],
    ],
  ])('with more than one curb: %s', (text, curbs) => {
    expect(curbsIn(text)).toEqual(curbs);
  });

  it.each([
    ['China exempted Nexperia’s parts from its export ban.', 'CN Nexperia chips eased'],
    ['Nexperia makes parts for cars. Beijing lifted its export controls on the chips.', 'CN Nexperia chips eased'],
    ['China has restricted exports of some chips for cars.', 'CN chips imposed'],
    ['The US resumed exports of key goods – ethane, for one.', 'US ethane eased'],
    ['Firms may ship no ethane to China unless they obtain a licence from Commerce.', 'US ethane imposed'],
    [
      'Trump threatened a tariff of 90% as well as export controls on critical software.',
      'US critical software threatened',
    ],
    ['The US bans chip exports to China. The new rules hit the H20 chip above all.', 'US H20 chips imposed'],
    ['中国商务部宣布对镓实施出口管制。', 'CN gallium imposed'],
    ['中國宣布暫停稀土出口管制一年。', 'CN rare earths suspended'],
    ['China suspendió las restricciones a las tierras raras.', 'CN rare earths suspended'],
    ['Pékin a renforcé ses contrôles sur les terres rares.', 'CN rare earths tightened'],
  ])('that takes knowing who holds what: %s → %s', (text, curb) => {
    expect(curbsIn(text)).toEqual([curb]);
  });

  it.each([
    ['The Netherlands tightened its export controls on chipmaking tools.'],
    ['Japan put export controls on semiconductor equipment.'],
    ['The EU banned imports of Russian metals.'],
    ['China banned imports of Brazilian soybeans.'],
    ['The US raised tariffs on Chinese semiconductors to 50%.'],
    ['China’s exports of rare earths fell by 12% in July.'],
    ['Rare earth shipments to the US rose last month.'],
    ['China suspended its tariffs on US goods for 90 days.'],
    ['The US suspended its port fees on Chinese ships.'],
    ['TikTok’s sale was approved by Beijing.'],
    ['China mines 70% of the world’s rare earths.'],
    ['Rare earths are used for making chips and motors.'],
    ['Soybeans were Beijing’s bargaining chip.'],
    ['Officials discussed rare earths and fentanyl in Kuala Lumpur.'],
    ['The United States restricts investments in Chinese semiconductor firms.'],
    ['The two sides will hold an export control dialogue in Beijing.'],
    ['China accounts for 13% of the sales of Nvidia’s chips.'],
    ['Shares of chip companies rose after the talks.'],
    ['China told firms to stop buying Nvidia’s chips.'],
    ['China banned the use of Micron’s memory chips.'],
    ['稀土出口六月增长三成。'],
    ['China is slow to ship rare earths, US officials complain.'],
  ])('is not: %s', (text) => {
    expect(curbsIn(text)).toEqual([]);
  });
});
