import type { Pace } from '../ports.ts';

/** For a chat that takes whatever comes. */
export const unpaced: Pace = { atOnceMax: 200, channelGapMs: 0, lane: () => '', laneGapMs: 0 };
