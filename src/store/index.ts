export { isStoreFault, StoreFault, type StoreFaultCode } from './fault.ts';
export type { LibraryMode } from './library.ts';
export { openLibrary } from './open.ts';
export type * from './store.ts';
