/** Options of `memcon search` where none are given. */
export const searchDefaults = { limit: 10, hits: 3 } as const;
