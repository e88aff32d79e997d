import type { Chart } from '../../domain/charts.ts';
import { cutText } from './escape.ts';

/** The name under which a message refers to its picture. */
export const pictureName = 'chart.png';

/** What a picture of the chart shows, for who cannot see it. */
export const altOf = ({ alt }: Chart): string => cutText(alt, altCharsMax) || 'Chart';

const altCharsMax = 1_024;
