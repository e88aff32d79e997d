import type {
  APIComponentInContainer,
  APIContainerComponent,
  APIMediaGalleryComponent,
  APITextDisplayComponent,
} from 'discord.js';
import type { Significance } from '../../domain/developments.ts';
import { tierWords } from '../../domain/outlets.ts';
import { formatDate } from '../../domain/partial-date.ts';
import { type Citation, chartInWords, type Line, type Reply, textOf } from '../../domain/replies.ts';
import { renderButtons } from './buttons.ts';
import { componentTypes } from './component-types.ts';
import { cutText, escapeText, linkTo } from './escape.ts';
import { pictureName } from './picture-words.ts';
import type { Picture } from './pictures.ts';

/** What a rendered reply has beside its words. */
export interface Extras {
  /** Marks the message, unseen by readers. */
  readonly id?: number | undefined;
  /** The picture of its chart, sent along; without it the chart is told in words. */
  readonly picture?: Pick<Picture, 'alt'> | undefined;
}

/** A reply as one Discord container within all of Discord's limits. */
export function renderReply(reply: Reply, { id, picture }: Extras = {}): APIContainerComponent {
  const { above, below } = fitSections(picture === undefined ? chartInWords(reply) : reply);
  return {
    type: componentTypes.container,
    ...(id !== undefined && { id }),
    ...(reply.significance !== undefined && { accent_color: accents[reply.significance] }),
    components: [...textDisplays(above), ...gallery(picture), ...textDisplays(below), ...renderRow(reply)],
  };
}

const textDisplays = (sections: readonly string[]): APITextDisplayComponent[] =>
  sections.filter((section) => section !== '').map(textDisplay);

const gallery = (picture: Extras['picture']): APIMediaGalleryComponent[] =>
  picture === undefined
    ? []
    : [
        {
          type: componentTypes.mediaGallery,
          items: [{ media: { url: `attachment://${pictureName}` }, description: picture.alt }],
        },
      ];

// Apart in brightness and in hue, on a light ground and on a dark one; the first line says the same in words.
const accents = { high: 0xd9480f, normal: 0x3b7dd8, low: 0x8a8f98 } as const satisfies Record<Significance, number>;

/** The role that a reply calls; undefined where it calls none. */
export const roleIn = ({ mention }: Reply): string | undefined =>
  mention !== undefined && /^\d{17,20}$/.test(mention) ? mention : undefined;

function renderRow({ buttons = [] }: Reply): APIComponentInContainer[] {
  const components = renderButtons(buttons);
  return components.length === 0 ? [] : [{ type: componentTypes.actionRow, components }];
}

/** What a reader sees where a message was too long. */
function shortenedNote({ more }: Reply): string {
  const rest = more === undefined ? '' : escapeText(cutText(more, moreCharsMax));
  return small(`… shortened; ${rest === '' ? 'ask with a narrower option, e.g. side:US' : `${rest} shows the rest`}`);
}

// Discord counts 4000 characters over all the text displays of a message.
const textCharsMax = 4_000;
const titleCharsMax = 250;
const lineCharsMax = 1_000;
const smallCharsMax = 300;
const moreCharsMax = 150;
const notesShare = 700;
const sourcesShare = 1_400;

const textDisplay = (content: string): APITextDisplayComponent => ({ type: componentTypes.textDisplay, content });

/** The texts above and below a picture. */
interface Sections {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

// Sources and notes keep their share however long the lines are: an answer without its sources is none.
function fitSections(reply: Reply): Sections {
  const role = roleIn(reply);
  const mention = role === undefined ? '' : `<@&${role}>`;
  const about = /^\d{17,20}$/.test(reply.channel ?? '') ? `Channel: <#${reply.channel}>` : '';
  const title = renderTitle(reply.title);
  const shortened = shortenedNote(reply);
  const notes = keepWhole(reply.notes.map(renderNote), notesShare);
  const allSources = reply.citations.map(renderCitation);
  const fixed = [mention, title, about, notes.text, shortened].join('').length;
  const free = textCharsMax - fixed - sectionBreaks;
  const reserved = Math.min(keepWhole(allSources, sourcesShare).text.length, sourcesShare);
  const body = keepWhole(reply.lines.map(renderLine), free - reserved);
  const sources = keepWhole(allSources, free - body.text.length);
  const isShort = [body, sources, notes].some(({ isCut }) => isCut);
  return {
    above: [mention, title, about, body.text],
    below: [sources.text, joinLines([notes.text, isShort ? shortened : ''])],
  };
}

const sectionBreaks = 10;

interface Fitted {
  readonly text: string;
  readonly isCut: boolean;
}

/** As many whole lines, from the first, as fit. */
function keepWhole(lines: readonly string[], charsMax: number): Fitted {
  let used = 0;
  const kept = lines.findIndex((line) => {
    used += line.length + 1;
    return used > charsMax;
  });
  const isCut = kept !== -1;
  return { text: trimBlank((isCut ? lines.slice(0, kept) : lines).join('\n')), isCut };
}

const trimBlank = (text: string): string => text.replace(/^\n+|\s+$/gu, '');
const joinLines = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');
const small = (text: string): string => `-# ${text}`;

// A message without any text is refused, so a title is never empty.
const renderTitle = (title: string): string => `## ${escapeText(cutText(title, titleCharsMax)) || 'Parley'}`;

function renderLine(line: Line): string {
  const text = escapeText(cutText(textOf(line), lineCharsMax));
  return typeof line === 'string' || text === '' ? text : `~~${text}~~`;
}

const renderNote = (note: string): string => small(escapeText(cutText(note, smallCharsMax)) || '…');

function renderCitation(citation: Citation, index: number): string {
  const { outlet, tier, url, title } = citation;
  const label = linkTo(cutText(outlet, 80) || tierWords[tier], url);
  const name = escapeText(cutText(title ?? '', 200));
  return small([`\\[${index + 1}\\] ${label}`, tierWords[tier], whenWords(citation), name].filter(Boolean).join(' · '));
}

// Discord shows a moment in the zone of who reads it.
const whenWords = ({ date, at }: Citation): string =>
  at === undefined ? escapeText(cutText(formatDate(date), 200)) : `<t:${Math.floor(at / 1000)}:f>`;
