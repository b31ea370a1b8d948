/** C1 controls and what turns the direction of text: legal in JSON and XML, but a terminal obeys them. */
export const unseen = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text of a JSON value, with the control characters escaped that JSON itself leaves raw but a terminal obeys. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    unseen,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** JSON moved to the right: its strings hold no line feeds of their own. */
export function indent(json: string, columns: number): string {
  return json.replace(/^/gm, ' '.repeat(columns));
}
