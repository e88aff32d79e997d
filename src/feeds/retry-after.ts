export interface RetryHeaders {
  readonly retryAfter: string | undefined;
  /** When the server sent its answer, by its own clock. */
  readonly date: string | undefined;
}

/** The wait that a server asks for in Retry-After, in milliseconds, at most `msMax`; undefined for none and for junk. `now` stands in for a server that does not say its own time. */
export function retryAfterMs(
  { retryAfter, date }: RetryHeaders,
  { now, msMax }: { readonly now: number; readonly msMax: number },
): number | undefined {
  const text = retryAfter?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : dateOf(text) - (dateOf(date) || now);
  return ms > 0 ? Math.min(ms, msMax) : undefined;
}

// The three forms of RFC 9110, 5.6.7. What else `Date.parse` would take, such as "-5", is none.
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w :-]+$/;
const dateOf = (text = ''): number =>
  httpDate.test(text.trim()) ? Date.parse(/GMT$/.test(text.trim()) ? text : `${text} GMT`) : Number.NaN;
