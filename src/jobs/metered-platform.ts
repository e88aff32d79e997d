import type { Meter, Platform } from '../ports.ts';

/** The same chat, with every try to post, edit or look up counted by what became of it. */
export function meteredPlatform<P extends Platform>(platform: P, meter: Meter): P {
  const { name } = platform;
  return {
    ...platform,
    async post(request) {
      const outcome = await platform.post(request);
      meter({ kind: 'send', platform: name, action: 'post', outcome: outcome.kind });
      return outcome;
    },
    async edit(request) {
      const outcome = await platform.edit(request);
      meter({ kind: 'send', platform: name, action: 'edit', outcome: outcome.kind });
      return outcome;
    },
    async lookUp(request) {
      const found = await platform.lookUp(request);
      meter({ kind: 'look-up', platform: name, result: found.kind });
      return found;
    },
  };
}
