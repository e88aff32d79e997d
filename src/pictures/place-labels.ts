/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A text that needs a place: `spots` are the boxes it may take, best first. */
export interface Wanting<T> {
  readonly label: T;
  readonly spots: readonly Box[];
  /** Without a place that covers no line it may cover one, rather than be left out. */
  readonly isNeeded: boolean;
}

export interface Placed<T> {
  readonly label: T;
  readonly box: Box;
}

export interface Room {
  /** The area that no label leaves. */
  readonly within: Box;
  /** What labels should not cover: the lines. */
  readonly lines: readonly Box[];
  /** What no label may cover: labels that stand already. */
  readonly taken: readonly Box[];
}

/** Gives each label, in order, the first of its spots where it touches no other; who finds none is left out. */
export function placeLabels<T>(wanting: readonly Wanting<T>[], { within, lines, taken }: Room): Placed<T>[] {
  const placed: Placed<T>[] = [];
  for (const { label, spots, isNeeded } of wanting) {
    const inside = spots.filter((spot) => isIn(spot, within));
    const free = inside.filter((spot) =>
      [...taken, ...placed.map(({ box }) => box)].every((box) => !isTouching(spot, box)),
    );
    const clear = free.find((spot) => lines.every((line) => !isTouching(spot, line)));
    const box = clear ?? (isNeeded ? free[0] : undefined);
    if (box) placed.push({ label, box });
  }
  return placed;
}

const isIn = (box: Box, within: Box): boolean =>
  box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;

/** True when two boxes share a point. */
export const isTouching = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
