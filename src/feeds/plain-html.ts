import { Parser } from 'htmlparser2';

/** Markup as plain text on one line: entities decoded once more, tags gone, block ends as spaces. */
export function plainHtml(markup: string): string {
  let text = '';
  const parser = new Parser({
    ontext: (part) => {
      text += part;
    },
    onopentagname: () => {
      text += ' ';
    },
    onclosetag: () => {
      text += ' ';
    },
  });
  parser.end(markup);
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?’”)])/g, '$1')
    .trim();
}
