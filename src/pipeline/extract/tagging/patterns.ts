import { words } from './word-classes.ts';

/**
 * A regular expression over marked text, written with classes in braces: `{TARIFF} on {target:CN} {GOODS}`. A class is
 * a kind of mark (`{PERCENT}`, `{US}`, `{PERSON}`) or of word (`{TARIFF}`, `{RAISE}`); `{name:CLASS}` captures it.
 * Case does not matter; words end at word borders. Throws on an unknown class.
 */
export function pattern(source: string, flags = 'giu'): RegExp {
  return new RegExp(
    source.replace(/\{(?:(?<name>[a-z][A-Za-z]*):)?(?<of>[A-Z]+(?:\|[A-Z]+)*)\}/g, (...found) => {
      const { name, of } = found.at(-1) as { name?: string; of: string };
      const any = of.split('|').map(classOf).join('|');
      return name === undefined ? `(?:${any})` : `(?<${name}>${any})`;
    }),
    flags,
  );
}

const marks: Readonly<Record<string, string>> = {
  US: '⟦(?:PARTY|ADJECTIVE):US#\\d+⟧',
  CN: '⟦(?:PARTY|ADJECTIVE):CN#\\d+⟧',
  /** Either of the two that negotiate. */
  SIDE: '⟦(?:PARTY|ADJECTIVE):(?:US|CN)#\\d+⟧',
  /** Any party. */
  PARTY: '⟦(?:PARTY|ADJECTIVE):[A-Z]+#\\d+⟧',
  /** A party other than the two. */
  OTHER: '⟦(?:PARTY|ADJECTIVE):(?!US#|CN#)[A-Z]+#\\d+⟧',
  PERSON: '⟦PERSON:[^⟧]+⟧',
  USPERSON: '⟦PERSON:US[^⟧]*⟧',
  CNPERSON: '⟦PERSON:CN[^⟧]*⟧',
  LEADER: '⟦PERSON:[A-Z?]+:LEADER#\\d+⟧',
  /** A side, or someone who acts for it. */
  USACTOR: '⟦(?:PARTY|ADJECTIVE|PERSON):US[^⟧]*⟧',
  CNACTOR: '⟦(?:PARTY|ADJECTIVE|PERSON):CN[^⟧]*⟧',
  ACTOR: '⟦(?:PARTY|ADJECTIVE|PERSON):[^⟧]+⟧',
  PLACE: '⟦PLACE#\\d+⟧',
  PERCENT: '⟦PERCENT#\\d+⟧',
  POINTS: '⟦POINTS#\\d+⟧',
  MONEY: '⟦MONEY[^⟧]*⟧',
  COUNT: '⟦COUNT[^⟧]*⟧',
  SPAN: '⟦SPAN#\\d+⟧',
  DATE: '⟦DATE#\\d+⟧',
  ANY: '⟦[^⟧]+⟧',
};

function classOf(name: string): string {
  const found = marks[name] ?? (words[name] === undefined ? undefined : `\\b(?:${words[name]})\\b`);
  if (found === undefined) throw new Error(`No class of marks or words is called ${name}.`);
  return found;
}
