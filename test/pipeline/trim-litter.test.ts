import { describe, expect, it } from 'vitest';
import { keptRanges, trimLitter } from '../../src/pipeline/trim-litter.ts';

const first = 'Envoys of Norway and Peru met in Bergen on Tuesday to speak about fish and copper.';
const second = 'Both sides said that a duty of 12 percent would stay until the autumn.';
const story = `${first}\n${second}`;
const headlines = [
  'Bakery Wins Prize for Its Rye Loaf',
  'Storm Closes Three Ferry Lines in the North',
  'U.S. Swimmer Breaks Record in Lisbon',
  'Can the Old Bridge Be Saved?',
  'Museum Buys Painting Lost Since 1911',
  'Minister Opens Tunnel After Nine Years of Work',
  'Farmers Hope for Rain Before the Harvest',
] as const;

describe('below a story, there is cut', () => {
  it('a run of other headlines, however they are written', () => {
    const lower = headlines.map((line) => line.charAt(0) + line.slice(1).toLowerCase());

    for (const run of [headlines, headlines.slice(0, 5), lower])
      expect(trimLitter(`${story}\n\n\n${run.join('\n')}\n`)).toBe(story);
  });

  it('a run of headlines on one line', () => {
    expect(trimLitter(`${first} ${second} ${headlines.join(' ').replace('?', '')}`)).toBe(`${first} ${second}`);
  });

  it('the comment form and all that follows it, comments too', () => {
    const form = 'Leave a Reply\n\nYour email address will not be published.\nName *\nWebsite';
    const comments = '2 Comments\nOlaf says:\nI was there, and it rained.\nInga says:\nNot on Tuesday.';

    expect(trimLitter(`${story}\n${form}`)).toBe(story);
    expect(trimLitter(`${story}\n${second}\n${comments}\n${form}`)).toBe(`${story}\n${second}`);
  });

  it('what a blog puts there', () => {
    expect(
      trimLitter(`${story}\nPlease follow and like us:\nerror\nEnjoy this blog? Please spread the word\nScroll to Top`),
    ).toBe(story);
  });

  it.each([
    `The post Envoys meet in Bergen appeared first on Fjord Daily.`,
    `The post Envoys meet appeared on Fjord Daily`,
    'Continue reading Envoys meet in Bergen…',
    'Read more',
    'Leave a Comment Your email address will not be published. Required fields are marked *',
  ])('what stands behind it on the same line: %s', (late) => {
    expect(trimLitter(`${first} ${late}`)).toBe(first);
  });
});

describe('between the lines of a story, there is left out', () => {
  it.each([
    'Advertisement',
    'Story continues below advertisement',
    'Also read : Copper Prices Climb for a Third Week',
    'ALSO READ | Copper prices climb for a third week',
    'Read more: Copper prices climb for a third week',
    'READ: Why Peru Sells Copper',
    'Related: Copper prices climb',
    'Watch: How fish is weighed',
    'Don’t miss: The ferry that never came',
    '» See also the copper page',
    'Click here to join our channel',
    'Share this article',
    'Share on Facebook',
    'Facebook',
    'Facebook Twitter WhatsApp Email',
    'Tweet | Share | Print',
    'Please follow and like us:',
    'Follow us on Instagram',
    'Join our Telegram channel for fish news',
    'Sign up for our weekly letter on copper.',
    'Subscribe to Fjord Daily',
    'Get the latest news in your inbox every morning.',
    'Download our app',
    'Already a subscriber? Log in',
    'Save my name, email, and website in this browser for the next time I comment.',
    'You must be logged in to post a comment.',
    'We use cookies to make this site better.',
    'This website uses cookies. By continuing to browse you agree.',
    'Cookie settings',
    'Accept all cookies',
    'By clicking Accept you agree to our terms.',
    '© 2025 Fjord Daily',
    'Copyright 2025 Fjord Daily. All rights reserved.',
    'Privacy Policy',
    '(Reporting by Inga Berg in Bergen; Editing by Luis Soto)',
    'Photo: Inga Berg/Fjord Daily',
    'Image credit: Fjord Daily',
    'Getty Images',
    'This story has not been edited by our staff and is published from a feed.',
    'Tags: copper, fish, Norway',
    'Filed under: Trade',
    '3 hours ago',
    '4 min read',
    '12 shares',
    'Previous post',
    'Back to top',
    'Skip to content',
  ])('%s', (line) => {
    expect(trimLitter(`${first}\n${line}\n${second}`)).toBe(story);
    expect(trimLitter(`${first}\n\n• ${line}\n\n${second}`)).toBe(story);
  });

  it.each([
    'Related stories',
    'Most Read',
    'Recommended for you',
    'Also read:',
    'You may also like',
    'More from Fjord Daily',
  ])('a list under “%s”', (heading) => {
    expect(trimLitter(`${first}\n${heading}\n${headlines.slice(0, 3).join('\n')}\n${second}`)).toBe(story);
  });

  it('a run of headlines', () => {
    expect(trimLitter([first, ...headlines, second].join('\n'))).toBe(story);
  });
});

describe('above a story, there is left out', () => {
  it('a menu, but not the title', () => {
    const menu = 'Home\nWorld\nBusiness\nSport\nWeather\nContact';

    expect(trimLitter(`${menu}\nEnvoys Meet in Bergen\n${story}`)).toBe(`Envoys Meet in Bergen\n${story}`);
  });

  it('a link to the comments, and nothing below it', () => {
    expect(trimLitter(`Envoys Meet in Bergen\nLeave a comment\n${story}`)).toBe(`Envoys Meet in Bergen\n${story}`);
  });
});

describe('a story keeps', () => {
  it.each([
    'Share prices fell in Oslo after the meeting.',
    'Shares of three mines rose.',
    'Comments by the Peruvian minister drew anger in Bergen.',
    'Related industries will feel the duty too.',
    'Follow-up talks are set for Lima in May.',
    'Printed in March, the tariff list names 40 goods.',
    'Copyright rules are part of the agreement, Norway said.',
    'By continuing the talks, both sides agree that the duty stays.',
    'More from Peru will follow, the envoy said.',
    'Most read the offer as a threat.',
    'Photographs of the signing were not allowed.',
    'Topics: copper will come first, fish second, an aide said.',
    'Subscribers of the exchange were told on Monday.',
    'The two sides read more into the letter than it said.',
    'Reporting duties for mines begin in July.',
    'Email from the ministry confirmed the date.',
    'Homes near the port were emptied.',
    'Cookies and biscuits from Norway face a duty of 8 percent.',
    'Tagged fish may not be sold, Peru insists.',
    'Advertisements for tobacco are banned under the deal.',
  ])('%s', (line) => {
    expect(trimLitter(`${first}\n${line}\n${second}`)).toBe(`${first}\n${line}\n${second}`);
  });

  it('its headings, and up to four title-like lines at its end', () => {
    const text = `${first}\nA Duty That Stays\n${second}\n${headlines.slice(0, 4).join('\n')}`;

    expect(trimLitter(text)).toBe(text);
  });

  it('a list that it leads to, at its end too', () => {
    const list = [
      'Fish at 12 percent',
      'Copper at 3 percent',
      'Wool at 5 percent',
      'Timber free',
      'Oil free',
      'Tea free',
    ];

    const text = `${first}\nThe new rates are:\n${list.join('\n')}`;

    expect(trimLitter(text)).toBe(text);
    expect(trimLitter(`${text}\n${second}`)).toBe(`${text}\n${second}`);
  });

  it('points in its midst that are not written like headlines', () => {
    const points = ['fish', 'copper', 'wool', 'timber', 'oil'].map(
      (goods) => `Norway will lower the duty on all ${goods} from its harbours in steps`,
    );

    expect(trimLitter([first, ...points, second].join('\n'))).toBe([first, ...points, second].join('\n'));
  });

  it('lines that were broken at the same width', () => {
    const text =
      'The envoys of Norway and Peru, who had\nnot met since the spring of last year,\nspoke in Bergen for two days about the\nduty on fish and copper, and about the\nships that wait outside the harbour of\nCallao until somebody pays their bills';

    expect(trimLitter(text)).toBe(text);
  });
});

describe('a text without a sentence', () => {
  it.each([
    ['Norway and Peru to Meet in Bergen'],
    ['Norway, Peru to meet in Bergen; duty on fish likely to stay'],
    ['Peru raises duty on Norwegian fish to 12 percent'],
    ['Will the duty on fish stay?'],
    ['Norway and Peru to Meet in Bergen\nDuty on Fish Likely to Stay'],
  ])('is kept when it is short: %s', (text) => {
    expect(trimLitter(text)).toBe(text);
  });

  it('is nothing when it is a list of headlines on this and that', () => {
    for (const text of [
      headlines.join('\n'),
      `\n\n  ${headlines.slice(0, 5).join('  \n\n')}`,
      headlines.join(' ').replace('?', ''),
    ])
      expect(keptRanges(text)).toEqual([]);
  });

  it('is kept when its lines have one subject', () => {
    const text = [
      'Peru Raises Duty',
      'Norway Calls Duty Unfair',
      'Duty Hits Bergen Port',
      'Fishermen Protest Against Duty',
      'Duty to Be Reviewed in May',
    ].join('\n');

    expect(trimLitter(text)).toBe(text);
  });
});

describe('the ranges that are kept', () => {
  it('give the story back from the text itself, in order, without blanks around', () => {
    const text = `  ${first}\n\nShare this article\n${second}\r\n\r\nIt rained.\n`;

    const ranges = keptRanges(text);

    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual([first, `${second}\r\n\r\nIt rained.`]);
  });

  it('are one for a text without litter, and none for one without words', () => {
    expect(keptRanges(story)).toEqual([{ start: 0, end: story.length }]);
    expect(['', ' \n\t\n', '\n\n'].flatMap(keptRanges)).toEqual([]);
  });

  it('stay the same when what they keep is trimmed again', () => {
    for (const text of [
      `${story}\n${headlines.join('\n')}`,
      `Home\nNews\nSport\nArts\nFood\nTitle\n${story}\nRead more`,
    ])
      expect(trimLitter(trimLitter(text))).toBe(trimLitter(text));
  });

  it.each([
    ['blanks', ' '.repeat(300_000)],
    ['words', 'word '.repeat(60_000)],
    ['headings', 'Leave a comment\n'.repeat(10_000)],
    ['short lines', 'a\nB\n'.repeat(75_000)],
    ['stops', '. '.repeat(100_000)],
    ['capitals', 'A'.repeat(300_000)],
    ['titles', `${headlines.join('\n')}\n`.repeat(1_000)],
  ])('are found quickly among 300,000 characters of %s', (_what, text) => {
    const startedAt = performance.now();

    keptRanges(text);

    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
