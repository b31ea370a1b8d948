import type { XmlElement, XmlNode } from '../xml.ts';
import { isElement } from '../xml.ts';

/**
 * Content cut at offsets of its text, in order, into one part more than there are offsets. Notes and page beginnings have no
 * length and stay with what stands before them; an element on both sides of a cut is there twice.
 */
export function cutNodes(content: readonly XmlNode[], offsets: readonly number[]): XmlNode[][] {
  const parts: XmlNode[][] = [[]];
  let done = 0;
  const cut = (): number => offsets[parts.length - 1] ?? Infinity;
  for (const node of content) {
    let rest: XmlNode | null = node;
    while (rest !== null) {
      const length = lengthOf(rest);
      const isBehind = length === 0 && parts.at(-1)!.length > 0;
      while (cut() <= done && !isBehind) parts.push([]);
      if (isBehind || cut() >= done + length) {
        parts.at(-1)!.push(rest);
        done += length;
        rest = null;
      } else {
        const [first, second]: readonly [XmlNode, XmlNode] = cutNode(rest, cut() - done);
        parts.at(-1)!.push(first);
        done = cut();
        rest = second;
      }
    }
  }
  while (parts.length <= offsets.length) parts.push([]);
  return parts;
}

/** `offset` is inside the node's text. */
function cutNode(node: XmlNode, offset: number): readonly [XmlNode, XmlNode] {
  if (!isElement(node)) return [node.slice(0, offset), node.slice(offset)];
  const [first = [], second = []] = cutNodes(node.children, [offset]);
  const withChildren = (children: XmlNode[]): XmlElement => ({ ...node, children });
  return [withChildren(first), withChildren(second)];
}
function lengthOf(node: XmlNode): number {
  if (!isElement(node)) return node.length;
  if (node.name === 'note' || node.name === 'pb') return 0;
  return node.children.reduce((sum, child) => sum + lengthOf(child), 0);
}

/** Without white space at the ends. */
export function trimmed(content: readonly XmlNode[]): XmlNode[] {
  const nodes = [...content];
  while (typeof nodes[0] === 'string' && (nodes[0] = nodes[0].trimStart()) === '') nodes.shift();
  for (;;) {
    const last = nodes.at(-1);
    if (typeof last !== 'string') return nodes;
    const text = last.trimEnd();
    if (text !== '') return [...nodes.slice(0, -1), text];
    nodes.pop();
  }
}
