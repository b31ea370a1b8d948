import { sources } from './sources.ts';

/** A span in which old and new markings both pass: findings of the rules that name it are lowered to `severity`. */
export interface TransitionWindow {
  readonly id: 'TW-1995' | 'TW-2003' | 'TW-2010';
  readonly from: string;
  readonly to: string;
  readonly severity: 'warning' | 'info';
  readonly about: string;
  readonly source: string;
  readonly doubt?: string;
}

export const transitionWindows: readonly TransitionWindow[] = [
  {
    id: 'TW-1995',
    from: '1995-10-14',
    to: '1996-04-10',
    severity: 'warning',
    about:
      'Papers typed on stationery of E.O. 12356, with OADR and without a Reason line, were still in use.',
    source: `${sources.ism}; ${sources.capco2008}`,
    doubt: 'The tolerance is a choice of design.',
  },
  {
    id: 'TW-2003',
    from: '2003-03-25',
    to: '2003-09-21',
    severity: 'info',
    about: 'E.O. 13292 was signed but its marking rules had not begun: 1.5 or 1.4, X codes or new durations.',
    source: `${sources.isoo2003}; ${sources.capco2008}`,
    doubt: 'The tolerance follows from the two dates; no text grants it.',
  },
  {
    id: 'TW-2010',
    from: '2009-12-29',
    to: '2010-06-26',
    severity: 'info',
    about: 'Only sections 1.7, 3.3 and 3.7 of E.O. 13526 were live; release stamps may cite either order.',
    source: `${sources.eo13526}; ${sources.isoo2010}`,
  },
];
