/** Every match of a global expression, in order; cheaper than `matchAll`, which copies the expression each time. */
export function matchesIn(words: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  words.lastIndex = 0;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    found.push(match);
    // An empty match would be found again for ever.
    if (match[0] === '') words.lastIndex += 1;
  }
  return found;
}
