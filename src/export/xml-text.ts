import { visible } from './visible.ts';

/** A source's text as one line of XML 1.0 characters. Markup in it is for the writer of the XML to escape. */
export function xmlText(text: string): string {
  return visible(text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd');
}

/** The same as the content of an element or an attribute in double quotes. */
export function escapeXml(text: string): string {
  return xmlText(text).replace(/[<>&"]/g, (sign) => entities[sign]!);
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
