import { html as waitingHtml } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML in which all text that was put in shows as text. */
export type Html = HtmlEscapedString;

type Part = string | number | Html | false | readonly Part[];

/** A template of HTML. Texts put in are escaped, HTML stays, `false` is nothing. Values in tags need quotes around. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const made = waitingHtml(template, ...parts);
  if (made instanceof Promise) throw new TypeError('A template waits for none of its parts.');
  return made;
}
