/** Letters that OCR puts for digits, and the digits they stand for. Source: shape; released text layers show each of them. */
const digitFor: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8' };

/** The text with look-alike letters turned into digits: `I3S26` gives `13526`. For numbers only: it spoils words. */
export function asDigits(text: string): string {
  return text.replace(/[OoIlSB]/g, (sign) => digitFor[sign]!);
}
