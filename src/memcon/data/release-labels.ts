/**
 * Lines that a collection prints on every page that it releases. They give the day of the release, which is no day of
 * the conversation. Source: releases of the JFK Assassination Records Collection, 2017 to 2025.
 */
export const releaseLabels: readonly RegExp[] = [
  /\bRELEASE UNDER THE PRESIDENT JOHN F/i,
  /^\W*\weleased under the John F/i,
  /\bAssassination Records Collection\b/i,
  /\b44 USC 2107\b/,
  /^\w\d{4}\s+Date\s?:/,
  /^\W*13-0{3,4}\d{1,2}\W*$/,
  /^\W*[A-Z]{2}\s+\d{5}\s+Doc[iIl]d\s?:/,
];
