import { type OutletRow, outlets } from '../../config/outlets.ts';
import type { Tier } from '../domain/outlets.ts';

/** What is known of an outlet that is named by its host, such as `ustr.gov` or `english.mofcom.gov.cn`. */
export function outletOf(host: string): OutletRow | undefined {
  const fitting = ({ hosts }: OutletRow) => hosts.filter((end) => host === end || host.endsWith(`.${end}`));
  const length = (row: OutletRow) => Math.max(0, ...fitting(row).map((end) => end.length));
  return outlets.filter((row) => length(row) > 0).toSorted((a, b) => length(b) - length(a))[0];
}

/** The tier of an outlet that is named by its host. What is not known is a paper. */
export const tierOf = (outlet: string): Tier => outletOf(outlet)?.tier ?? 'paper';
