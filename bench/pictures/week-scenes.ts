import { createAnswerer } from '../../commands/answerer.ts';
import { createHome } from '../../commands/home.ts';
import { createCommands } from '../../commands/index.ts';
import { builtInFeeds } from '../../config/feeds/index.ts';
import { topics } from '../../config/topics.ts';
import type { Form } from '../../src/domain/forms.ts';
import type { HomePage } from '../../src/domain/home.ts';
import { parseCommandLine } from '../../src/domain/option-text.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { Answerer } from '../../src/ports.ts';
import { dayMs, morning, openWeek, silent, type Week } from './week.ts';

/** Messages that come by the clock, what readers fill in, and the page of a workspace. */
export interface WeekScenes {
  readonly replies: readonly { readonly name: string; readonly reply: Reply }[];
  readonly forms: readonly { readonly name: string; readonly form: Form }[];
  readonly home: HomePage;
}

const weekly = 'sample:T1/C0WEEKLY';
const asleep = 'sample:T1/C0TRADEDESK';
const reminded = 'sample:T1/C0DATES';

const fresh = 'sample:T1/C0NEW';

const channels = {
  [weekly]: { mode: 'digest', digest: { every: 'weekly', day: 'mon', at: '08:00', saysNothingNew: false } },
  [asleep]: { zone: 'America/Los_Angeles', quiet: { from: '22:00', to: '07:30' } },
  [reminded]: { topics: ['tariffs', 'truce'], hasReminders: true, significance: 'high' },
} as const;

/** What the jobs and the commands themselves make of the sample day and of the days after it. */
export async function weekScenes(): Promise<WeekScenes> {
  const week = await openWeek({
    ...channels,
    [reminded]: { ...channels[reminded], topics: [...channels[reminded].topics] },
  });
  const [forms, home] = [await formsOf(week), await homeOf(week)];
  await answererOf(week)({ name: 'subscribe', options: { topic: 'all' }, channel: fresh, by: 'U1' });
  await week.passTo(morning + 9 * dayMs + 8 * 3_600_000);
  const replies = Object.entries(posted).flatMap(([name, { channel, begins }]) => {
    const reply = week.toldTo(channel).findLast(({ title }) => title.startsWith(begins));
    if (reply === undefined) throw new Error(`nothing for ${name}: ${week.toldTo(channel).map(({ title }) => title)}`);
    return [{ name, reply }];
  });
  await week.close();
  return { replies, forms, home };
}

const posted = {
  'catch-up-card': { channel: fresh, begins: 'This channel now follows' },
  'digest-weekly': { channel: weekly, begins: 'Week to' },
  'summary-quiet': { channel: asleep, begins: 'Held since' },
  reminder: { channel: reminded, begins: 'Reminder: truce' },
  'reminder-lapsed': { channel: reminded, begins: 'No news since the truce' },
} as const;

const commands = createCommands(topics);

function answererOf(week: Week): Answerer {
  const access = async () => ({ kind: 'ok' as const });
  return createAnswerer({ ...week, commands, topics, feeds: createFeedList([]), log: silent, access });
}

async function formsOf(week: Week): Promise<WeekScenes['forms']> {
  const answer = answererOf(week);
  const alert = (await week.store.alerts.since(morning, 10)).at(-1);
  const forms = { 'form-subscribe': '/subscribe', 'form-wrong': `/wrong ${alert?.shortId}` };
  const found: { name: string; form: Form }[] = [];
  for (const [name, line] of Object.entries(forms)) {
    const call = { ...parseCommandLine(commands, line), channel: reminded, by: 'U1', hasForms: true };
    const { form } = await answer(call);
    if (form === undefined) throw new Error(`no form for ${line}`);
    found.push({ name, form });
  }
  return found;
}

async function homeOf({ store, clock }: Week): Promise<HomePage> {
  const nowMs = clock.now();
  const well = { nextPollAt: 0, lastOkAt: nowMs - 240_000, lastItemAt: nowMs - 7_200_000, failures: 0 };
  for (const { id } of builtInFeeds) await store.cursors.put(id, well);
  const home = createHome({ store, clock, topics, feeds: createFeedList(builtInFeeds) });
  return await home({ workspace: 'sample:T1', isShared: () => true });
}
