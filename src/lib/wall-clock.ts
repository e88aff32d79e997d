/** What the clocks of a time zone show. */
export interface WallClock {
  /** Epoch milliseconds of a day such as `2025-06-10` at a time such as `06:00`; undefined when there is no such day. */
  at(day: string, time: string): number | undefined;
  /** The day and the time that the clocks show at an instant. */
  read(atMs: number): Shown;
}

interface Shown {
  readonly day: string;
  readonly time: string;
}

/** The clocks of a zone such as `America/New_York`. Throws a RangeError where there is none of that name. */
export function createWallClock(zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const read = (atMs: number): Shown => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
    return { day, time: `${parts.get('hour')}:${parts.get('minute')}` };
  };
  return { read, at: (day, time) => instantOf(read, { day, time }) };
}

function instantOf(read: (atMs: number) => Shown, { day, time }: Shown): number | undefined {
  const asUtc = /^\d{4}-\d\d-\d\d$/.test(day) ? utcOf({ day, time }) : Number.NaN;
  // The parser takes the 30th of February for the 2nd of March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(day)) return undefined;
  // A second look, since the clocks may change between the first guess and the instant.
  const guess = asUtc - (utcOf(read(asUtc)) - asUtc);
  return asUtc - (utcOf(read(guess)) - guess);
}

const utcOf = ({ day, time }: Shown): number => Date.parse(`${day}T${time}:00Z`);
