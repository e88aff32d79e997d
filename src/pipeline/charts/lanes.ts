import type { Side } from '../../domain/statements.ts';
import { isHeld, isMeant, type Level, type Levels } from './levels.ts';
import type { Subject, Track } from './tariff-chart.ts';

/**
 * The lines that one fact needs: what held, what is only meant and what is suspended stand apart, and levels that
 * are told of the same days stand side by side, so that no line has two values on one day.
 */
export function lanesOf({ name, group, side, levels }: Subject & Levels): Track[] {
  const kinds = [
    { suffix: '', own: levels.filter(isHeld) },
    { suffix: ', ahead', own: levels.filter(isMeant) },
    { suffix: ', suspended', own: levels.filter(({ statement }) => statement.status === 'suspended') },
  ];
  return kinds.flatMap(({ suffix, own }) =>
    withoutOverlap(own).map((lane, place) => ({
      name: laneName({ name, side, suffix, place }),
      group,
      side,
      levels: lane,
    })),
  );
}

interface Naming {
  readonly name: string;
  readonly side: Side;
  readonly suffix: string;
  readonly place: number;
}

// The direction stands in the title or in the name of the first line.
function laneName({ name, side, suffix, place }: Naming): string {
  if (suffix === '' && place === 0) return name;
  const short = name.includes(' goods') ? (side === 'US' ? 'US' : 'China') : name;
  return `${short}${suffix}${place === 0 ? '' : place === 1 ? ', other report' : `, other report ${place}`}`;
}

function withoutOverlap(levels: readonly Level[]): Level[][] {
  const lanes: Level[][] = [];
  for (const level of levels.toSorted((a, b) => a.from.localeCompare(b.from))) {
    const free = lanes.find((lane) => isOver(lane.at(-1), level.from));
    if (free) free.push(level);
    else lanes.push([level]);
  }
  return lanes;
}

const isOver = (last: Level | undefined, day: string): boolean => last?.to !== undefined && last.to <= day;
