import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { plainLine } from '../lib/plain-text.ts';
import { parseInPieces } from './parse-in-pieces.ts';
import { plainHtml } from './plain-html.ts';

/** What a feed says of itself. */
export interface FeedHead {
  /** Empty where it gives none. */
  readonly title: string;
  /** Such as `Atom`. */
  readonly format: string;
}

const headCharsMax = 100_000;
const titleCharsMax = 80;
const formats: Readonly<Record<string, string>> = { rss: 'RSS', feed: 'Atom', 'rdf:rdf': 'RSS 1.0' };

/** The title and the format of a feed's body. */
export function feedHeadOf(body: string): FeedHead {
  const { root, title } = body.trimStart().startsWith('{') ? jsonHead(body) : xmlHead(body);
  return { title: plainLine(plainHtml(title), titleCharsMax), format: formats[root] ?? 'JSON Feed' };
}

const jsonSchema = z.object({ title: z.string().catch('') });

function jsonHead(body: string) {
  try {
    return { root: '', title: jsonSchema.parse(JSON.parse(body)).title };
  } catch {
    return { root: '', title: '' };
  }
}

// The title right below the feed, before its items; some feeds give one to their picture too.
function xmlHead(body: string) {
  const open: string[] = [];
  let [root, title] = ['', ''];
  const parser = new Parser(
    {
      onopentag(name) {
        open.push(name.toLowerCase());
        root ||= name.toLowerCase();
      },
      ontext(text) {
        const [first, second, third] = open;
        if (
          (second === 'channel' && third === 'title' && open.length === 3) ||
          (first === 'feed' && second === 'title')
        )
          title += text;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parseInPieces({ parser, markup: body.slice(0, headCharsMax), depth: () => open.length });
  return { root, title };
}
