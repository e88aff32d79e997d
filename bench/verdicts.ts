import { median } from './figures.ts';
import type { Figure, Growth } from './measured.ts';

/** How a figure stands: 1 is as good as its peer or limit, less is better. Undefined where it has neither. */
export function ratioOf({ ours, peer, bound, isRate = false }: Figure): number | undefined {
  const beside = peer === undefined ? valueBound(bound) : median(peer.values);
  if (beside === undefined || (beside === 0 && median(ours) === 0)) return undefined;
  const isLess = peer === undefined ? bound?.at !== 'least' : !isRate;
  return isLess ? median(ours) / beside : beside / median(ours);
}

const valueBound = (bound: Figure['bound']): number | undefined => (bound?.of === 'value' ? bound.bound : undefined);

/** Whether a figure keeps to its limit; undefined where it has none. */
export function isMet(figure: Figure): boolean | undefined {
  const { bound, ours } = figure;
  if (bound === undefined) return undefined;
  const value = bound.of === 'value' ? median(ours) : ratioOf(figure);
  if (value === undefined) return undefined;
  return { most: value <= bound.bound, least: value >= bound.bound, exactly: value === bound.bound }[bound.at];
}

/** By which power of the size a figure grows: the slope of a line through the logarithms, by least squares. */
export function exponentOf({ steps }: Growth): number {
  const points = steps.map(({ size, value }) => [Math.log(size), Math.log(Math.max(value, 1e-9))] as const);
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

/** Whether a figure grows no faster than it may; undefined where nothing is asked. */
export const isGrowthMet = (growth: Growth): boolean | undefined =>
  growth.exponentMax === undefined ? undefined : exponentOf(growth) <= growth.exponentMax;
