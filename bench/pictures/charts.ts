import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../config/limits.ts';
import { seedPacks } from '../../config/seed/index.ts';
import type { Chart } from '../../src/domain/charts.ts';
import { seed } from '../../src/jobs/seed.ts';
import { createDrawChart, svgOf } from '../../src/pictures/draw-chart.ts';
import { pngOf } from '../../src/pictures/png-of.ts';
import { eventChart } from '../../src/pipeline/charts/event-chart.ts';
import { tariffChart } from '../../src/pipeline/charts/tariff-chart.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';

const nowMs = Date.UTC(2026, 10, 9, 8);

/** The charts of the seed packs by the names of their pictures. */
async function charts(): Promise<Readonly<Record<string, Chart | undefined>>> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock: { now: () => nowMs }, pack });
  const facts = await store.facts.ofFamilies(['tariff', 'round', 'deadline']);
  await database.close();
  return {
    'chart-tariffs-2025': tariffChart(facts, { span: 'since-2025', nowMs }),
    'chart-tariffs-2018': tariffChart(facts, { span: 'since-2018', nowMs }),
    'chart-timeline': eventChart(facts, { from: '2024-11-09', to: undefined, nowMs }),
  };
}

/** As wide as a phone shows a picture in a chat. */
const phonePx = 360;

/** Draws the charts as chats are handed them, and as a phone shows them. Returns their names. */
export async function drawCharts(folder: string): Promise<string[]> {
  const draw = createDrawChart(limits.pictures);
  const drawn = Object.entries(await charts());
  for (const [name, chart] of drawn) {
    if (!chart) continue;
    writeFileSync(join(folder, `${name}.png`), await draw(chart));
    writeFileSync(join(folder, `${name}.phone.png`), await pngOf(svgOf(chart), phonePx));
  }
  return drawn.map(([name]) => name);
}
