/** "21,300" */
export function wholeNumber(n: number): string {
  return n.toLocaleString('en-US');
}

/** "1 paragraph", "21,300 paragraphs" */
export function counted(n: number, noun: string): string {
  return `${wholeNumber(n)} ${noun}${n === 1 ? '' : 's'}`;
}
