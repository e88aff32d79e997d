// Plays a week for three readers and writes what each of them sees into docs/week.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createWallClock } from '../../src/lib/wall-clock.ts';
import { renderText } from '../../src/platforms/terminal/render.ts';
import { playWeek, type WeekMessage } from './play.ts';
import { type Reader, readers } from './readers.ts';

const folder = 'docs/week';

const weekdayOf = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });

function sectionOf(
  message: WeekMessage,
  { reader, all }: { readonly reader: Reader; readonly all: readonly WeekMessage[] },
) {
  const clock = createWallClock(reader.subscription.zone);
  const shown = (atMs: number) => clock.read(atMs).time;
  const { day } = clock.read(message.postedAt);
  const under = all.find(({ ref }) => ref === message.under)?.reply.title;
  const edits = message.editedAt.length === 0 ? '' : `, edited ${message.editedAt.map(shown).join(', ')}`;
  return [
    `### ${weekdayOf(day)}, ${shown(message.postedAt)}${edits}`,
    ...(under === undefined ? [] : [`Under “${under}”:`]),
    `\`\`\`text\n${renderText(message.reply)}\n\`\`\``,
  ].join('\n\n');
}

const pageOf = (reader: Reader, all: readonly WeekMessage[]): string =>
  [
    `# The week of a ${reader.name}`,
    `${reader.why.slice(0, 1).toUpperCase()}${reader.why.slice(1)}: \`${reader.command}\``,
    'Times are those of the reader; each message is shown as it stood at the end of the week. [What this is](../week.md).',
    ...all
      .filter(({ channel }) => channel === reader.subscription.channel)
      .map((message) => sectionOf(message, { reader, all })),
  ].join('\n\n');

mkdirSync(folder, { recursive: true });
const messages = await playWeek();
for (const reader of readers)
  writeFileSync(`${folder}/${reader.name.replaceAll(' ', '-')}.md`, `${pageOf(reader, messages)}\n`);
console.log(`${messages.length} messages for ${readers.length} readers, in ${folder}`);
