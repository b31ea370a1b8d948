import type { XmlNode } from '../xml.ts';
import { isElement } from '../xml.ts';

/**
 * Content cut at offsets of its text, in order, into one part more than there are offsets. Notes and page beginnings have no
 * length and stay with what stands before them; an element on both sides of a cut is there twice.
 */
export function cutNodes(content: readonly XmlNode[], offsets: readonly number[]): XmlNode[][] {
  const parts: XmlNode[][] = [];
  let rest: readonly XmlNode[] = content;
  let done = 0;
  for (const offset of offsets) {
    const [before, behind] = cutAt(rest, offset - done);
    parts.push(before);
    rest = behind;
    done = Math.max(done, offset);
  }
  return [...parts, [...rest]];
}

function cutAt(nodes: readonly XmlNode[], offset: number): [XmlNode[], XmlNode[]] {
  const before: XmlNode[] = [];
  let left = offset;
  for (const [i, node] of nodes.entries()) {
    const length = lengthOf(node);
    if (length <= left && (length > 0 || left > 0 || before.length > 0)) {
      before.push(node);
      left -= length;
      continue;
    }
    if (left <= 0) return [before, nodes.slice(i)];
    if (!isElement(node))
      return [
        [...before, node.slice(0, left)],
        [node.slice(left), ...nodes.slice(i + 1)],
      ];
    const [first, second] = cutAt(node.children, left);
    return [
      [...before, { ...node, children: first }],
      [{ ...node, children: second }, ...nodes.slice(i + 1)],
    ];
  }
  return [before, []];
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
