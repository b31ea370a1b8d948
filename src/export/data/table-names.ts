/** Names of the tables, apart from their code: the command line names them without loading it. */
export const tableNames = ['records', 'paragraphs', 'people', 'findings'] as const;

export type TableName = (typeof tableNames)[number];
