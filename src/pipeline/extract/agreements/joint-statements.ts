import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Deal } from './deal.ts';

const statement = pattern(
  '(?<lead>.{0,90})\\b(?:releas\\w+|issu\\w+|announc\\w+|publish\\w+|adopt\\w+|put out) (?:an?|their|the) (?:[a-z]+ ){0,2}joint (?:statement|communiqu[ée]|declaration)',
  'iu',
);
const issued =
  /\bjoint (?:statement|communiqu[ée]|declaration)\b.{0,60}\b(?:issued|released|published|announced|adopted)\b/i;
const other = pattern('{OTHER}', 'iu');

/** What both sides state together is agreed between them. */
export function jointStatements({ text, ...rest }: Sentence): Deal[] {
  if (!/\bjoint (?:statement|communiqu|declaration)/i.test(text)) return [];
  const match = statement.exec(text);
  const isTold = match
    ? !/\b(?:not|n't|without|expected to|will|may|could)\b.{0,20}$/i.test(match.groups?.lead ?? '')
    : issued.test(text);
  if (!isTold || other.test(text)) return [];
  return [{ what: 'joint statement', status: 'reached', sentence: { ...rest, text }, confidence: 0.75, isTerm: true }];
}

const body =
  '(?:mechanism|boards?(?: of (?:trade|investment))?|council|working groups?|channels?|commission|committee|forum)';
const joint = pattern(
  `(?:{SIDE} and (?:the )?{SIDE}|\\b(?:the two|both) (?:sides|countries|governments|leaders|nations|economies)|\\bthe parties)(?: said they)? (?:will|are to|would|are going to|also)(?: also| jointly| then)? (?:establish|set up|create|launch|form) (?<what>[^;,]{0,40}\\b${body})\\b`,
  'iu',
);
const made = pattern(
  `\\b(?<what>(?:[a-z&-]+ |{SIDE}[- ])?${body})\\b["']?,?[^;.]{0,50}?\\b(?:agreed|set up|established|created|launched|formed|agreed (?:to|on))\\b[^;.]{0,40}?(?:\\bby |\\bat |\\bduring |\\bin |\\bto form|\\bto create|\\bto set up|{PERSON})`,
  'iu',
);
const launching = pattern(
  `(?<!\\b(?:to|would|could|may|might|proposed|propose|consider\\w*|discuss\\w*)(?: [a-z]+)? )\\b(?:launch(?:es|ed|ing)|establish(?:es|ed|ing)|set(?:ting)? up|form(?:ed|ing)|creat(?:ed|ing)) (?:an? |the |two |three |new |joint |bilateral |formal |first )*(?<what>(?:{SIDE}[- –](?:{SIDE} )?)(?:[a-z&]+ ){0,3}${body})\\b`,
  'iu',
);
const bodies = /\b(?:mechanism|boards?|council|working groups?|channels?|commission|committee|forum)\b/i;
const founding = /\b(?:establish|set up|setting up|creat|launch|form|agreed)/i;

/** Bodies that both sides set up: "the two sides will establish a mechanism", "the board agreed by the leaders". */
export function jointBodies(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (!bodies.test(text) || !founding.test(text) || other.test(text)) return [];
  const what = [joint, made, launching].map((form) => form.exec(text)?.groups?.what).find((name) => name !== undefined);
  if (what === undefined) return [];
  const name = what
    .replace(/⟦[^⟧]+⟧[- –]?|\b(?:an?|the|new|formal)\b|["']/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [{ what: name.toLowerCase(), status: 'reached', sentence, confidence: 0.75 }];
}
