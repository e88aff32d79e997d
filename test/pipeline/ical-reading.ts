import ICAL from 'ical.js';

/** What a reader of an iCalendar file finds; only whole properties and known depth, or it throws. */
export interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  /** The first day that is free again. */
  readonly end: string;
  readonly summary: string;
  readonly description: string;
  readonly status: string;
  readonly categories: readonly string[];
  readonly stamp: string;
  readonly triggers: readonly string[];
}

/** Checks a file by the grammar of RFC 5545 as far as we use it, then reads it with a library of others. */
export function readIcal(text: string): { readonly name: string; readonly events: ReadEvent[] } {
  const faults = [...lineFaults(text), ...nestingFaults(unfolded(text)), ...propertyFaults(unfolded(text))];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    name: String(calendar.getFirstPropertyValue('x-wr-calname')),
    events: calendar.getAllSubcomponents('vevent').map(eventOf),
  };
}

function eventOf(component: ICAL.Component): ReadEvent {
  const text = (name: string): string => String(component.getFirstPropertyValue(name));
  return {
    ...{ uid: text('uid'), start: text('dtstart'), end: text('dtend'), stamp: text('dtstamp') },
    ...{ summary: text('summary'), description: text('description'), status: text('status') },
    sequence: Number(text('sequence')),
    categories: component.getFirstProperty('categories')?.getValues().map(String) ?? [],
    triggers: component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
  };
}

const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

function lineFaults(text: string): string[] {
  const lines = text.split('\r\n');
  const last = lines.pop();
  return [
    ...(last === '' ? [] : ['the last line does not end']),
    ...lines.flatMap((line) => [
      ...(Buffer.byteLength(line) > 75 ? [`more than 75 octets: ${line}`] : []),
      ...(/\p{Cc}|[\u2028\u2029]/u.test(line) ? [`a control character: ${JSON.stringify(line)}`] : []),
      ...(/^(?: |[A-Z][A-Z-]*[;:])/.test(line) ? [] : [`neither property nor fold: ${line}`]),
      ...(line === ' ' || line === '' ? ['an empty line'] : []),
    ]),
  ];
}

function nestingFaults(lines: readonly string[]): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const line of lines) {
    const [, turn, name = ''] = /^(BEGIN|END):(.+)$/.exec(line) ?? [];
    if (turn === 'BEGIN') open.push(name);
    else if (turn === 'END' && open.pop() !== name) faults.push(`${name} ends and was not begun`);
    else if (turn === undefined && open.length === 0) faults.push(`outside of all: ${line}`);
  }
  return open.length === 0 ? faults : [...faults, `never ended: ${open.join(' ')}`];
}

const needed = ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY'];

function propertyFaults(lines: readonly string[]): string[] {
  const whole = lines.join('\n');
  const events = whole
    .split('BEGIN:VEVENT\n')
    .slice(1)
    .map((event) => event.split('\nEND:VEVENT')[0] ?? '');
  const uids = events.map((event) => /^UID:(.+)$/m.exec(event)?.[1]);
  return [
    ...['VERSION:2.0', 'PRODID:-'].filter((property) => !whole.includes(`\n${property}`)),
    ...events.flatMap((event) => needed.filter((name) => event.match(new RegExp(`^${name}[;:]`, 'gm'))?.length !== 1)),
    ...events.flatMap((event) => (/END:VALARM\n(?!BEGIN:VALARM|$)/.test(event) ? ['a property behind an alarm'] : [])),
    ...(new Set(uids).size === uids.length ? [] : ['a UID stands twice']),
  ];
}
