import type { FakeChannel, FakeState } from './fake-slack-state.ts';

/** What a reader typed as Slack writes it for an app whose commands are escaped: entities, and marks for what it knows. */
export function markedUp(
  state: FakeState,
  { text, channel }: { readonly text: string; readonly channel: FakeChannel },
) {
  const channels = [...state.channels.values()].filter(({ teamId }) => teamId === channel.teamId);
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s"]+/g, (url) => `<${url}>`)
    .replace(/@([a-z][\w-]*)/g, (typed, name: string) => state.handles.get(name)?.replace('NAME', name) ?? typed)
    .replace(/#([a-z][\w-]*)/g, (typed, name: string) => {
      const known = channels.find((candidate) => candidate.name === name);
      return known === undefined ? typed : `<#${known.id}|${name}>`;
    });
}
