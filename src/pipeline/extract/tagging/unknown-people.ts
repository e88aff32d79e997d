import type { Side } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Tag } from './tags.ts';

const nation =
  "(?<nation>U\\.S\\.?|US|American|Washington's|America's|White House|Chinese|China's|Beijing's|\\p{Lu}\\p{Ll}+(?:ese|ish|ian|an|ch|ss|i|'s))";
const field =
  'Treasury|Commerce|Trade|Foreign|Finance|State|Defen[cs]e|Agriculture|Energy|Prime|Economic|Customs|National Security|Security|Affairs|International|Industry|International Trade';
const rank = '(?:(?:Executive|Deputy|Assistant|Under|Acting|Vice|Former|Senior|Top|Chief|Lead|Special|then)[ -])*';
const office =
  '(?:Secretary|Minister|Representative|Premier|President|Vice[- ]Premier|Vice[- ]President|Chairman|Chairwoman|Ambassador|Negotiator|Envoy|Undersecretary|Vice-Minister|Advis[eo]r|Official|Governor|Director)';
const title = `(?:${nation} )?(?<title>(?i:${rank}(?:(?:${field})[ -](?:and )?)*${rank}${office}))`;
const givenNames = "(?:\\p{Lu}[\\p{L}'’-]+|\\p{Lu}\\.)(?: (?:\\p{Lu}[\\p{L}'’-]+|\\p{Lu}\\.)){1,2}";
const fields =
  '(?:Foreign|Agricultur\\w+|Affairs|International|Trade|Energy|Fossil|Economic|Commerce|Policy|Finance|Security|National|Manufacturing|Treasury|State|Business|Growth|Environment|Industry|Global|Markets|Council|Department|Ministry|Committee|Bureau|Office|House|Congress|China|United|States|America|Asian?|Pacific)\\b';
const purview = '(?: (?:of|for) (?:the )?(?:(?:\\p{Lu}\\p{L}+|and|the|of),? ){1,8}?)';
const oneName = "\\p{Lu}[\\p{L}'’-]+(?: (?:\\p{Lu}[\\p{L}'’-]+|\\p{Lu}\\.)){0,2}";

const officeSign =
  /secretary|minister|representative|premier|president|chair(?:wo)?man|ambassador|negotiator|envoy|advis[eo]r|official|governor|director/i;
const before = new RegExp(`(?<![\\p{L}])${title}(?: for [\\p{L} ]{4,30}?,)? (?<name>${oneName})`, 'gu');
const beforeOf = new RegExp(`(?<![\\p{L}])${title}${purview}(?!${fields})(?<name>${givenNames})`, 'gu');
const behind = new RegExp(
  `(?<name>${givenNames}), (?:the |a |an |who is |who heads )?${title}(?![\\p{L}]| \\p{Lu})`,
  'gu',
);

/** Finds people whom no list knows, where the text gives an office: "Vice Finance Minister Zhao Min". */
export const unknownPeople = (text: string): Tag[] =>
  officeSign.test(text) ? [...titled(text), ...listedIn(text)] : listedIn(text);

const titled = (text: string): Tag[] =>
  [...matchesOf(text, before), ...matchesOf(text, beforeOf), ...matchesOf(text, behind)].flatMap((match): Tag[] => {
    const { nation: whose, title: role = '', name = '' } = match.groups ?? {};
    if (notNames.test(name) || name.split(' ').some((word) => headlineWords.has(word.toLowerCase()))) return [];
    const start = match.index + match[0].indexOf(name, match[0].startsWith(name) ? 0 : role.length);
    const person = { name, side: sideOf(whose, role), role: role.trim(), isLeader: false };
    return [{ kind: 'person', start, end: start + name.length, person }];
  });

const lists =
  /\b(?:delegation|negotiating team|(?:US|U\.S\.|American|Chinese) team|members|participants)\b[^.;]{0,60}?\b(?:includ(?:e[sd]?|ing)|compris(?:e[sd]?|ing)(?: of)?|made up of|consist(?:s|ed|ing) of|composed of|are|were)\b:? (?<list>[^.;:]{10,500})/gu;
const noDelegates =
  /\b(?:executives?|compan(?:y|ies)|business\w*|CEOs?|chief executives?|senators?|lawmakers|senators|students|athletes)\b/i;
const listed = new RegExp(
  `^(?!${fields})(?<name>\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: \\p{Lu}\\.)?(?: (?!${fields})\\p{Lu}\\p{Ll}[\\p{L}'’-]*){1,2})(?= (?:of|from|at) |$)`,
  'u',
);

// "The delegation includes Ada Moreno, Carl Whitby of the Commerce Department and …": names without any title.
function listedIn(text: string): Tag[] {
  if (!/\b(?:delegation|team|members|participants)\b/.test(text) || noDelegates.test(text)) return [];
  return matchesOf(text, lists).flatMap((match) => {
    const { list = '' } = match.groups ?? {};
    const from = match.index + match[0].length - list.length;
    return matchesOf(list, /(?:^|, (?:and )?| and )(?<piece>[^,]+?)(?=,| and |$)/g).flatMap((item): Tag[] => {
      const { piece = '' } = item.groups ?? {};
      const name = listed.exec(piece)?.groups?.name;
      if (name === undefined || notNames.test(name)) return [];
      const start = from + item.index + item[0].length - piece.length;
      const person = { name, side: undefined, role: undefined, isLeader: false };
      return [{ kind: 'person', start, end: start + name.length, person }];
    });
  });
}

const notNames =
  /^(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December|The|In|On|At|And|General|Office|US|China|For|To|From|Of|Trade|Commerce|White|Foreign|Ministry|Department|Secretary|President|Chinese|American|Will|Who|Has|Is|Says|Said)\b/;

// A headline writes these with a capital too.
const headlineWords = new Set(
  'a about accuses after ahead also amid and are arrive arrives as asks at attend attends back but by calls chief confirms could cuts day days deal due eases expected faces flies fly for from has have he head heads her his hold holds in is it its join joins joint land lands lead leads likely may meet meeting meets month more new next no not of on only or out over plans pledges praises presses push pushes says seeks set she signals slams summit talk talks tariff tariffs tells than that the their they this to today touts trade travel travels trip truce up urges visit visits vows warns week weeks will with would year'.split(
    ' ',
  ),
);

// The party beside the title tells the side; else the office itself where only one side has it.
function sideOf(whose: string | undefined, role: string): Side | undefined {
  if (whose !== undefined) {
    if (/^(?:Chin|Beijing)/.test(whose)) return 'CN';
    return /^(?:U\.?S|Americ|Washington|White|Treasury|Commerce)/.test(whose) ? 'US' : undefined;
  }
  if (/premier|(?:vice|deputy)[- ](?:commerce|finance|foreign|trade)|vice[- ]minister/i.test(role)) return 'CN';
  return /treasury|secretary of state|commerce secretary|undersecretary|trade representative/i.test(role)
    ? 'US'
    : undefined;
}
