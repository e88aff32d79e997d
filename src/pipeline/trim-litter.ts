import { matchesOf } from '../lib/matches.ts';
import { endOfStory, isCommentForm, isEndMark, isListHeading, isLitter } from './litter-lines.ts';
import { areUnrelated, gluedTitlesStart, isPoint, isSentenceLine, isTitleCase } from './title-lines.ts';

/** A part of a text: `text.slice(start, end)`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The parts of a text that are its story, in order: without share boxes, comment forms, what stands below a press release, cookie notices and runs of other headlines. None where it is nothing but a list of headlines. */
export function keptRanges(text: string): readonly TextRange[] {
  const lines = withoutRelated(withoutTail(linesOf(text)));
  const worded = lines.filter(({ text }) => !isLitter(text) && !isTailStart(text));
  return joined(text, withoutRuns(worded.flatMap(withoutLateLitter)));
}

/** The story of a text; see `keptRanges`. */
export const trimLitter = (text: string): string =>
  keptRanges(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');

interface Line extends TextRange {
  readonly text: string;
  /** Holds a sentence or leads to one; else it looks like a title. */
  readonly isSentence: boolean;
}

const linesOf = (text: string): Line[] =>
  matchesOf(text, /[^\s](?:[^\n\r\u2028\u2029]*[^\s])?/gu).map(({ 0: line, index }) => lineAt(line, index));

const lineAt = (text: string, start: number): Line => ({
  ...{ text, start, end: start + text.length },
  isSentence: isSentenceLine(text),
});

const isTailStart = (line: string): boolean => isCommentForm(line) || isEndMark(line);

// A link to the comments may stand above the story: only behind its greater part do the comments begin.
function withoutTail(lines: readonly Line[]): readonly Line[] {
  const chars = lines.map(({ text, isSentence }) => (isSentence && !isLitter(text) ? text.length : 0));
  const half = chars.reduce((sum, length) => sum + length, 0) / 2;
  let before = 0;
  const at = lines.findIndex(({ text }, index) => {
    before += chars[index] ?? 0;
    return before > half && isTailStart(text);
  });
  return at === -1 ? lines : lines.slice(0, at);
}

// “Most read”, and the titles below it.
function withoutRelated(lines: readonly Line[]): readonly Line[] {
  let isListed = false;
  return lines.filter(({ text, isSentence }) => {
    isListed = isListHeading(text) || (isListed && !isSentence);
    return !isListed;
  });
}

function withoutLateLitter(line: Line): Line[] {
  const story = line.text.slice(0, endOfStory(line.text));
  const text = story.slice(0, gluedTitlesStart(story)).trimEnd();
  if (text === line.text) return [line];
  return text === '' ? [] : [lineAt(text, line.start)];
}

interface Run {
  readonly from: number;
  readonly to: number;
}

const runLinesMin = 5;

function withoutRuns(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(({ isSentence }) => isSentence)) return isHeadlineList(lines) ? [] : lines;
  const cut = runsOf(lines).flatMap((run) => cutOf(lines, run));
  return lines.filter((_line, index) => !cut.some(({ from, to }) => index >= from && index < to));
}

const isHeadlineList = (lines: readonly Line[]): boolean =>
  lines.length >= runLinesMin && !arePoints(lines) && areUnrelated(lines.map(({ text }) => text));

/** Where title-like lines follow each other, long enough to be a list. */
function runsOf(lines: readonly Line[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0, to = 0; from < lines.length; from = to + 1) {
    to = from;
    while (lines[to]?.isSentence === false) to++;
    if (to - from >= runLinesMin) runs.push({ from, to });
  }
  return runs;
}

const arePoints = (lines: readonly Line[]): boolean =>
  lines.filter(({ text }) => isPoint(text)).length * 2 >= lines.length;

// A list that a sentence leads to with a colon belongs to the story, and so do points and rates. So may one in the midst
// of it that is not written like headlines. The last line above the story may be its title.
function cutOf(lines: readonly Line[], { from, to }: Run): Run[] {
  if (/[:：]["”’']?$/.test(lines[from - 1]?.text ?? '') || arePoints(lines.slice(from, to))) return [];
  if (to === lines.length) return [{ from, to }];
  const run = lines.slice(from, to);
  if (run.filter(({ text }) => isTitleCase(text)).length * 2 < run.length) return [];
  return [{ from, to: from === 0 ? to - 1 : to }];
}

function joined(text: string, lines: readonly Line[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { start, end } of lines) {
    const last = ranges.at(-1);
    if (last && text.slice(last.end, start).trim() === '') ranges[ranges.length - 1] = { start: last.start, end };
    else ranges.push({ start, end });
  }
  return ranges;
}
