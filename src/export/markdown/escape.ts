import { visible } from '../visible.ts';

/**
 * Text that Markdown (CommonMark with GitHub's tables, strikethrough and footnotes) shows as it is. Signs of
 * inline markup are escaped everywhere, those of block markup at the start, where alone they mean anything.
 */
export function escapeText(text: string): string {
  return (
    visible(text)
      .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
      .replace(/(?<=^\s*)(?:[-+#=]|:(?!\/\/)|\d+(?=[.)]))/, (sign) =>
        /\d/.test(sign) ? `${sign}\\` : `\\${sign}`,
      )
      // Bare addresses become links in GitHub's dialect.
      .replace(/:(?=\/\/)|@(?=[\w-])|(?<=\bwww)\./gi, '\\$&')
  );
}
