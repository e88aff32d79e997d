/** What is needed of a document's nodes. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

/** A paragraph, heading, list item or table row, on one line. */
export interface Block {
  readonly text: string;
  /** The element it stands in, in upper case. */
  readonly tag: string;
  /** How much of it are links, 0 to 1. */
  readonly linkShare: number;
}

/** The blocks under a node, in order. The document must not be nested deeply. */
export function blocksOf(root: PageNode): readonly Block[] {
  const writer = new BlockWriter();
  walk(root, { writer, tag: root.nodeName, isLink: false });
  writer.end(root.nodeName);
  return writer.blocks;
}

interface Place {
  readonly writer: BlockWriter;
  /** The block that encloses it. */
  readonly tag: string;
  readonly isLink: boolean;
}

function walk(node: PageNode, place: Place): void {
  for (const child of node.childNodes)
    if (child.nodeType === textNode) addText(child.textContent ?? '', place);
    else if (child.nodeType === elementNode && !leftOut.has(child.nodeName)) walkElement(child, place);
}

function addText(text: string, { writer, tag, isLink }: Place): void {
  // Only in text that is set by hand does a blank line show.
  const parts = tag === 'PRE' ? text.split(/\n[^\S\n]*(?=\n)/) : [text];
  for (const [index, part] of parts.entries()) {
    if (index > 0) writer.end(tag);
    writer.add(part, isLink);
  }
}

function walkElement(element: PageNode, { writer, tag, isLink }: Place): void {
  const name = element.nodeName;
  if (name === 'BR') writer.end(tag);
  if (cells.has(name)) writer.add(' ', false);
  const isBlock = blockElements.has(name);
  if (isBlock) writer.end(tag);
  walk(element, { writer, tag: isBlock ? name : tag, isLink: isLink || name === 'A' });
  if (isBlock) writer.end(name);
}

class BlockWriter {
  readonly blocks: Block[] = [];
  #text = '';
  #linkChars = 0;

  add(text: string, isLink: boolean): void {
    this.#text += text;
    if (isLink) this.#linkChars += text.length;
  }

  end(tag: string): void {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    if (text !== '') this.blocks.push({ text, tag, linkShare: this.#linkChars / this.#text.length });
    this.#text = '';
    this.#linkChars = 0;
  }
}

const textNode = 3;
const elementNode = 1;
// A row of a table is one line.
const cells = new Set(['TD', 'TH']);
const leftOut = new Set(['FIGCAPTION', 'BUTTON', 'FORM']);
const blockElements = new Set(
  `P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE UL OL LI DL DT DD
  TABLE CAPTION THEAD TBODY TFOOT TR FIGURE HR ADDRESS DETAILS SUMMARY FIELDSET`.split(/\s+/),
);
