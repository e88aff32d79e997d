import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { nameOfAct } from './acts.ts';
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

const joint = pattern(
  '(?:{SIDE} and (?:the )?{SIDE}|\\b(?:the two|both) (?:sides|countries|governments|leaders|nations|economies)|\\bthe parties)(?: said they)? (?:will|are to|would|are going to|also)(?: also| jointly| then)? (?<act>(?:establish|set up|create|launch)\\b[^;]{0,40}\\b(?:mechanism|boards?|council|working group|channels?|commission|committee)\\b)',
  'iu',
);

/** What both sides will set up is agreed between them: "the two sides will establish a mechanism". */
export function jointBodies(sentence: Sentence): Deal[] {
  if (!/\b(?:establish|set up|create|launch) /i.test(sentence.text)) return [];
  const named = nameOfAct(joint.exec(sentence.text)?.groups?.act ?? '');
  return named === undefined ? [] : [{ ...named, status: 'reached', sentence, confidence: 0.75 }];
}
