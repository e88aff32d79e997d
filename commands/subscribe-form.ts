import type { Form } from '../src/domain/forms.ts';
import type { Reply } from '../src/domain/replies.ts';
import { everyTopic, type Subscription } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';

/** What a channel follows and is told, to be filled in; the lines say what to type where no form can be shown. */
export const subscribeReply = (held: Subscription | undefined, topics: readonly Topic[]): Reply => ({
  title: 'What should this channel be told?',
  lines: ['Name a topic, such as /subscribe topic:tariffs', '/help subscribe lists what else can be set.'],
  citations: [],
  notes: [],
  form: formOn(held, topics),
});

// What is shown is all that is followed afterwards, so a topic that is taken out is no longer followed.
const formOn = (held: Subscription | undefined, topics: readonly Topic[]): Form => ({
  title: 'Alerts for this channel',
  command: 'subscribe',
  fixed: { only: 'yes' },
  fields: [
    {
      name: 'topic',
      label: 'Topics',
      kind: 'choices',
      choices: [
        ...topics.map(({ id, label }) => ({ name: label, value: id })),
        { name: 'All topics', value: everyTopic },
      ],
      isRequired: true,
      ...(held && { value: held.topics.join(',') }),
    },
    {
      name: 'significance',
      label: 'The least that is told',
      kind: 'choice',
      choices: [
        { name: 'Everything', value: 'low' },
        { name: 'Normal and high significance', value: 'normal' },
        { name: 'High significance only', value: 'high' },
      ],
      value: held?.significance ?? 'low',
    },
    {
      name: 'mode',
      label: 'When it is told',
      kind: 'choice',
      choices: [
        { name: 'At once', value: 'now' },
        { name: 'In digests', value: 'digest' },
        { name: 'Not now: pause', value: 'pause' },
      ],
      value: held?.state === 'paused' ? 'pause' : (held?.mode ?? 'now'),
    },
    termsField({ name: 'include', label: 'Only alerts that name one of', terms: held?.include }),
    termsField({ name: 'exclude', label: 'No alerts that name one of', terms: held?.exclude }),
  ],
});

const termsField = ({
  name,
  label,
  terms = [],
}: {
  name: string;
  label: string;
  terms?: readonly string[] | undefined;
}) => ({
  ...{
    name,
    label,
    kind: 'text' as const,
    hint: 'Terms with commas between, such as soybeans, rare earths',
    whenEmptied: 'none',
  },
  ...(terms.length > 0 && { value: terms.join(', ') }),
});
