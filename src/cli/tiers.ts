import { outletTiers } from '../../config/outlets.ts';
import type { Tier } from '../domain/outlets.ts';

/** The tier of an outlet that is named by its host, such as `ustr.gov`. What is not known is a paper. */
export const tierOf = (outlet: string): Tier =>
  outletTiers.find(({ hosts }) => hosts.some((host) => outlet === host || outlet.endsWith(`.${host}`)))?.tier ??
  'paper';
