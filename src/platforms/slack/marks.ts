import { decodeEntities } from './escape.ts';

/**
 * The text of a command as its reader meant it: a user group or a channel becomes its id, a person their name, a link
 * its address. Slack writes these as `<…>`, and a bracket that a reader typed as an entity.
 */
export const readMarks = (text: string): string =>
  decodeEntities(text.replace(mark, (...[, what = '', label = '']: string[]) => meant(what, label)));

const mark = /<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g;

function meant(what: string, label: string): string {
  const [, group] = /^!subteam\^(S[A-Z0-9]+)/.exec(what) ?? [];
  if (group !== undefined) return group;
  if (what.startsWith('!')) return label === '' ? `@${what.slice(1).split('^', 1)[0]}` : label;
  if (what.startsWith('#')) return what.slice(1);
  if (what.startsWith('@')) return `@${label === '' ? what.slice(1) : label.replace(/^@/, '')}`;
  // An address of mail is linked too; its reader typed it plainly.
  return what.replace(/^mailto:/, '');
}
