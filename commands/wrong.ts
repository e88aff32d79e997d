import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Alert } from '../src/domain/alerts.ts';
import type { Development } from '../src/domain/developments.ts';
import { type Feedback, faults } from '../src/domain/feedback.ts';
import type { Form } from '../src/domain/forms.ts';
import type { Reply } from '../src/domain/replies.ts';
import { UserError } from '../src/domain/user-error.ts';
import { plainLine, shorten } from '../src/lib/plain-text.ts';
import { headlineOf, toldIn } from '../src/pipeline/compose.ts';
import { describe } from '../src/pipeline/describe.ts';
import { findAlert } from './alert-id.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { textOption } from './options.ts';
import { spend } from './rates.ts';
import { choiceOption } from './setting-options.ts';
import { alertIds } from './suggested-alerts.ts';

type Fault = Feedback['fault'];

const faultWords = {
  value: 'a figure or a value is wrong',
  status: 'the status is wrong: threatened, announced, in force …',
  date: 'a date is wrong',
  attribution: 'it is not what that outlet or person said',
  'not-new': 'it is not new',
  'off-topic': 'it is not about US–China trade',
  other: 'something else',
} as const satisfies Record<Fault, string>;

const wordsCharsMax = 400;
const developmentsOfferedMax = 10;

/** Takes a reader's word that an alert is wrong, and keeps it with the claim and its quote. */
export const wrong = defineCommand({
  name: 'wrong',
  description: 'Say that an alert is wrong; whoever runs Parley sees it, with the words it rests on',
  example: '/wrong YB38A fault:status words:"it was only threatened"',
  isOnce: true,
  options: {
    about: { ...textOption('the short id at the foot of an alert', 500), isRequired: true, suggest: alertIds },
    fault: choiceOption({ name: 'fault', description: `what is wrong: ${faults.join(', ')}`, values: faults }),
    line: {
      description: 'which line of the alert, counted from 1; the first when left out',
      isNamedOnly: true,
      suggest: async () => Array.from({ length: developmentsOfferedMax }, (_, place) => String(place + 1)),
      check: z
        .string()
        .regex(/^[1-9]\d?$/, 'Write the number of a line, such as line:2; 1 is the headline.')
        .transform(Number),
    },
    words: {
      ...textOption('what would be right, in your words'),
      isNamedOnly: true,
      check: z
        .string()
        .max(wordsCharsMax, `That is too long: words takes at most ${wordsCharsMax} characters.`)
        .transform((written) => plainLine(written, wordsCharsMax)),
    },
  },
  async answer({ options: { about, fault, line = 1, words: quoted = '' }, ...context }) {
    // Who is in a hurry writes words without quotes, after the id.
    const [written = '', ...bare] = about.split(' ');
    const words = plainLine([...bare, quoted].join(' ').trim(), wordsCharsMax);
    const alert = await findAlert(context, { written });
    if (fault === undefined) return askReply({ alert, words }, context);
    const development = toldIn(alert)[line - 1];
    if (development === undefined)
      throw new UserError(`Alert ${alert.shortId} has no line ${line}: choose one from 1 to ${toldIn(alert).length}.`);
    await spend(context, 'report');
    await context.store.feedback.add(feedbackOf({ alert, development, fault, words }, context));
    return thanks(alert, { development, words: faultWords[fault] });
  },
});

// Where there are no forms, the sentence says what to write.
function askReply(begun: Pick<Report, 'alert' | 'words'>, { place }: CommandContext): Reply {
  const { alert, words } = begun;
  const said = words.replaceAll('"', '’') || 'it is 47 %, not 57 %';
  const lines = [
    `Say what is wrong with alert ${alert.shortId}: /wrong ${alert.shortId} fault:value words:"${said}"`,
    `fault: is one of ${faults.join(', ')}.`,
  ];
  return {
    title: `What is wrong with: ${headlineOf(alert)}?`,
    lines,
    citations: [],
    notes: [],
    ...(place.hasForms === true && { form: formOn(begun) }),
  };
}

function formOn({ alert, words }: Pick<Report, 'alert' | 'words'>): Form {
  const told = toldIn(alert).slice(0, developmentsOfferedMax);
  const choices = told.map(({ statement }, place) => ({
    name: shorten(describe(statement), 75),
    value: String(place + 1),
  }));
  return {
    title: 'What is wrong?',
    command: 'wrong',
    fixed: { about: alert.shortId },
    fields: [
      ...(choices.length > 1
        ? [{ name: 'line', label: 'Which line', kind: 'choice' as const, choices, value: '1', isRequired: true }]
        : []),
      {
        name: 'fault',
        label: 'What is wrong',
        kind: 'choice',
        choices: faults.map((value) => ({ name: faultWords[value], value })),
        isRequired: true,
      },
      {
        name: 'words',
        ...(words !== '' && { value: words }),
        label: 'What would be right',
        hint: 'In your words; a link helps.',
        kind: 'long-text',
        charsMax: wordsCharsMax,
      },
    ],
  };
}

interface Report {
  readonly alert: Alert;
  readonly development: Development;
  readonly fault: Fault;
  readonly words: string;
}

// The id begins with the time, so that they are listed in the order in which they came.
function feedbackOf(
  { alert, development, fault, words }: Report,
  { clock, place }: Pick<CommandContext, 'clock' | 'place'>,
): Feedback {
  const { itemId, claimId, statement, quote } = development;
  const at = clock.now();
  return {
    id: `${String(at).padStart(15, '0')}/${randomUUID()}`,
    ...{ at, channel: place.channel, by: place.by ?? null, fault, words },
    ...{ alertId: alert.id, shortId: alert.shortId, headline: headlineOf(alert) },
    ...{ itemId, claimId, statement, quote },
  };
}

const thanks = (
  { shortId }: Alert,
  { development, words }: { readonly development: Development; readonly words: string },
): Reply => ({
  title: 'Thank you: it is noted',
  lines: [
    `Alert ${shortId}: ${words}.`,
    `About: ${describe(development.statement)}, from “${plainLine(development.quote, 160)}”`,
  ],
  citations: [],
  notes: [`Whoever runs Parley sees it. /why ${shortId} shows what the alert rests on.`],
});
