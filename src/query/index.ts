export { completeQuery, type Completion } from './complete.ts';
export {
  queryFields,
  queryForms,
  queryHelp,
  type FieldHelp,
  type QueryField,
  type QueryValue,
} from './fields.ts';
export { looksForWords } from './logic.ts';
export { parseQuery, queryLimits, type ParsedQuery } from './parse.ts';
export { printQuery } from './print.ts';
export { showFault } from './show-fault.ts';
