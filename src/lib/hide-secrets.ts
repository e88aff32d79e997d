/** Takes these secrets out of a text, and whatever has the form of a chat's token or a password in an address. */
export function createHider(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter(({ length }) => length >= charsMin).flatMap(formsOf);
  // The longest first: a secret may be the beginning of another.
  const literals = [...new Set(known)].toSorted((a, b) => b.length - a.length).map((text) => RegExp.escape(text));
  const pattern = literals.length === 0 ? undefined : new RegExp(literals.join('|'), 'g');
  return (text) => {
    const bare = pattern === undefined ? text : text.replace(pattern, hidden);
    return shapes.reduce((left, { shape, by }) => left.replace(shape, by), bare);
  };
}

// Shorter ones would tear holes into words.
const charsMin = 6;
const hidden = '[hidden]';

// As it is, as it stands in JSON, and as it stands in an address.
const formsOf = (secret: string): string[] => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];

// Each begins with letters that seldom stand in a log, so that a line without them costs next to nothing.
const shapes: readonly { readonly shape: RegExp; readonly by: string }[] = [
  { shape: /\bx(?:ox[a-z]|app)[.\w]*-[\w.-]+/g, by: hidden },
  { shape: /(\/(?:webhooks|interactions)\/\d+\/)[\w.~%-]+/g, by: `$1${hidden}` },
  { shape: /(hooks\.slack\.com\/)[^\s"'\\<>]+/g, by: `$1${hidden}` },
  { shape: /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"'\\]{1,300}@/gi, by: `$1${hidden}@` },
  { shape: /(\b(?:Bearer|Bot) )[\w.~+/=-]{8,}/g, by: `$1${hidden}` },
  { shape: /\b(ticket|token|client_secret|refresh_token|password|api_?key)=[^\s&"'\\]+/g, by: `$1=${hidden}` },
];
