import { shorten } from '../../lib/plain-text.ts';
import { escapeMarkup, type Field } from './fields.ts';
import { plainHtml } from './plain-html.ts';

/** What a field says as plain text on one line, cut at so many characters. */
export const plainOf = (field: Field, charsMax: number): string => shorten(plainHtml(markupOf(field)), charsMax);

// Reading literal text as markup decodes what was escaped once too often, and leaves its brackets alone.
function markupOf(field: Field): string {
  const decoded = fromBase64(field);
  if (decoded !== undefined) return decoded;
  return isLiteral(field) ? escapeBrackets(field.text) : field.text;
}

const escapeBrackets = (text: string): string => text.replaceAll('<', '&lt;');

function isLiteral({ name, attributes, text, hasElements }: Field): boolean {
  if (hasElements || attributes.get('mode') === 'escaped') return false;
  const type = attributes.get('type')?.toLowerCase();
  if (type !== undefined) return type === 'text' || type === 'text/plain';
  // Atom means text by default, but outlets that forget the type also write markup.
  return name.startsWith('atom:') && !/<\/[a-z]+\s*>|<br\b/i.test(text);
}

// Atom 0.3 by its mode, Atom 1.0 by a type that is neither text nor XML.
function fromBase64({ name, attributes, text, hasElements }: Field): string | undefined {
  const type = attributes.get('type')?.toLowerCase() ?? 'text';
  const isMeant = attributes.get('mode') === 'base64' || (name.startsWith('atom:') && !isTextType(type));
  if (!isMeant || hasElements) return undefined;
  const packed = text.replace(/\s+/g, '');
  if (!/^[a-z0-9+/]+={0,2}$/i.test(packed)) return undefined;
  const decoded = Buffer.from(packed, 'base64').toString('utf8');
  return type === 'text/plain' ? escapeMarkup(decoded) : decoded;
}

const isTextType = (type: string): boolean =>
  ['text', 'html', 'xhtml'].includes(type) || type.startsWith('text/') || /[+/]xml$/.test(type);
