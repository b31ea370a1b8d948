/**
 * What the network of figures tells apart, in the order of its outputs: the signs of days, reasons, exemption codes and
 * orders; the first is anything else.
 */
export const figureClasses: readonly (string | null)[] = [null, ...Array.from('0123456789/.()-XOADRabcdefg')];

/** Width of the picture that the network looks at, in its own pixels; the sign looked at stands in its middle. */
export const figurePatchWidth = 48;
