import type { SeedPack } from '../../../src/domain/seed-packs.ts';
import { parsePack } from '../parse-pack.ts';
import controls from './controls.json' with { type: 'json' };
import delegations from './delegations.json' with { type: 'json' };
import documents from './documents.json' with { type: 'json' };
import economy from './economy.json' with { type: 'json' };
import leaders from './leaders.json' with { type: 'json' };
import sidelines from './sidelines.json' with { type: 'json' };
import talks from './talks.json' with { type: 'json' };
import tariffs from './tariffs.json' with { type: 'json' };

/** The documents pack: what five named documents of June 2025 state, in our own words; throws if it is broken. */
export function documentsPack(): SeedPack {
  return parsePack({
    id: 'documents',
    documents: { path: pathOf('documents'), content: documents },
    sections: Object.entries(sections).map(([name, content]) => ({ path: pathOf(name), content })),
  });
}

const sections = { talks, delegations, tariffs, controls, leaders, economy, sidelines } as const;

const pathOf = (name: string): string => `config/seed/documents/${name}.json`;
