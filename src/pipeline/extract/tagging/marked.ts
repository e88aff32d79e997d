import { matchesOf } from '../../../lib/matches.ts';
import type { Tag, TagOf } from './tags.ts';

/**
 * A sentence in which every tag stands as a mark, such as `⟦PARTY:CN#2⟧` or `⟦PERCENT#3⟧`, so that rules can speak of
 * parties and percentages, not of words. The number is the tag's place in `tags`.
 */
export interface Marked {
  readonly text: string;
  readonly tags: readonly Tag[];
}

/** Puts the marks of the tags into a text. */
export function mark(text: string, tags: readonly Tag[]): Marked {
  let marked = '';
  let at = 0;
  tags.forEach((tag, index) => {
    marked += `${text.slice(at, tag.start)}⟦${markOf(tag)}#${index}⟧`;
    at = tag.end;
  });
  return { text: marked + text.slice(at), tags };
}

function markOf(tag: Tag): string {
  switch (tag.kind) {
    case 'party':
      return `${tag.isAdjective ? 'ADJECTIVE' : 'PARTY'}:${tag.party}`;
    case 'person':
      return `PERSON:${tag.person.side ?? '?'}${tag.person.isLeader ? ':LEADER' : ''}`;
    case 'count':
      return `COUNT:${tag.unit}`;
    case 'money':
      return `MONEY:${tag.currency}`;
    default:
      return tag.kind.toUpperCase();
  }
}

/** The tag that a captured mark stands for. */
export function tagOf<K extends Tag['kind']>(
  { tags }: Marked,
  { mark: captured, kind }: { readonly mark: string | undefined; readonly kind: K },
): TagOf<K> | undefined {
  const index = /#(\d+)⟧/.exec(captured ?? '')?.[1];
  const tag = index === undefined ? undefined : tags[Number(index)];
  return tag?.kind === kind ? (tag as TagOf<K>) : undefined;
}

/** All tags of a kind whose marks stand in a piece of marked text, in order. */
export function tagsIn<K extends Tag['kind']>(
  { tags }: Marked,
  { piece, kind }: { readonly piece: string; readonly kind: K },
): TagOf<K>[] {
  return matchesOf(piece, /#(\d+)⟧/g).flatMap(([, index]) => {
    const tag = tags[Number(index)];
    return tag?.kind === kind ? [tag as TagOf<K>] : [];
  });
}
