/** A sample of Prometheus's text: its labels as they stand, and its value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Metrics {
  readonly samples: readonly Sample[];
  /** What the samples of a metric that have these labels add up to. */
  sum(name: string, labels?: Sample['labels']): number;
}

const metricName = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = '([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\\\\n]|\\\\["\\\\n])*)"';
const sampleLine = new RegExp(
  `^(${metricName})(?:\\{((?:${label},?)*)\\})? ([+-]?(?:[\\d.]+(?:e[+-]?\\d+)?|Inf)|N[aA][nN])$`,
);
const helpLine = new RegExp(`^# HELP (${metricName}) (\\S.*)$`);
const typeLine = new RegExp(`^# TYPE (${metricName}) (counter|gauge|histogram|summary)$`);

/**
 * Reads the text format of Prometheus as strictly as promtool does. Throws at a line that is none, at a metric without
 * help or type or told twice, and at a counter whose name does not end in `_total`.
 */
export function readMetrics(text: string): Metrics {
  const samples = samplesOf(text);
  return {
    samples,
    sum: (name, labels = {}) =>
      samples
        .filter((sample) => sample.name === name && isLabelled(sample, labels))
        .reduce((sum, { value }) => sum + value, 0),
  };
}

const isLabelled = (sample: Sample, labels: Sample['labels']): boolean =>
  Object.entries(labels).every(([key, value]) => sample.labels[key] === value);

function samplesOf(text: string): Sample[] {
  const [helps, types] = [new Map<string, string>(), new Map<string, string>()];
  const [samples, seen]: [Sample[], Set<string>] = [[], new Set()];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [help, type, sample] = [helpLine.exec(line), typeLine.exec(line), sampleLine.exec(line)];
    if (help) note(helps, help);
    else if (type) note(types, type);
    else if (sample) samples.push(sampleOf(sample, { types, helps, seen }));
    else throw new Error(`not a line of metrics: ${line}`);
  }
  for (const [name, type] of types)
    if (type === 'counter' && !name.endsWith('_total')) throw new Error(`a counter has to end in _total: ${name}`);
  return samples;
}

/** The names of the metrics, as they are declared. */
export const metricNames = (text: string): string[] =>
  text.split('\n').flatMap((line) => typeLine.exec(line)?.[1] ?? []);

function note(known: Map<string, string>, [, name = '', told = '']: RegExpExecArray): void {
  if (known.has(name)) throw new Error(`told twice: ${name}`);
  known.set(name, told);
}

interface Known {
  readonly types: ReadonlyMap<string, string>;
  readonly helps: ReadonlyMap<string, string>;
  readonly seen: Set<string>;
}

function sampleOf([line, name = '', labels = '']: RegExpExecArray, { types, helps, seen }: Known): Sample {
  const family = types.get(name) === undefined ? name.replace(/_(?:bucket|sum|count)$/, '') : name;
  if (!types.has(family) || !helps.has(family)) throw new Error(`without help and type before it: ${line}`);
  const identity = line.slice(0, line.lastIndexOf(' '));
  if (seen.has(identity)) throw new Error(`the same sample twice: ${identity}`);
  seen.add(identity);
  const pairs = [...labels.matchAll(new RegExp(label, 'g'))].map(([, key = '', value = '']) => [key, value]);
  return {
    name,
    labels: Object.fromEntries(pairs),
    value: Number(line.slice(identity.length).replace('Inf', 'Infinity')),
  };
}
