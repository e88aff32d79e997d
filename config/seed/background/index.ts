import type { SeedPack } from '../../../src/domain/seed-packs.ts';
import { parsePack } from '../parse-pack.ts';
import agreements from './agreements.json' with { type: 'json' };
import controls from './controls.json' with { type: 'json' };
import deadlines from './deadlines.json' with { type: 'json' };
import documents from './documents.json' with { type: 'json' };
import economy from './economy.json' with { type: 'json' };
import leaders from './leaders.json' with { type: 'json' };
import talks from './talks.json' with { type: 'json' };
import tariffs from './tariffs.json' with { type: 'json' };

/** The background pack: what happened from 2018 to June 2026, in our own words; throws if it is broken. */
export function backgroundPack(): SeedPack {
  return parsePack({
    id: 'background',
    documents: { path: pathOf('documents'), content: documents },
    sections: Object.entries(sections).map(([name, content]) => ({ path: pathOf(name), content })),
  });
}

const sections = { tariffs, talks, leaders, controls, agreements, deadlines, economy } as const;

const pathOf = (name: string): string => `config/seed/background/${name}.json`;
