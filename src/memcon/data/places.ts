/**
 * Places that stand alone on a line of the head, without a town behind them. Source: the place lines of White House,
 * NSC and State memoranda.
 */
export const knownPlace =
  /^(?:The\s+)?(?:White House|Oval Office|Cabinet Room|Map Room|Roosevelt Room|Situation Room|State Dining Room|Blair House|Camp David|(?:President|Vice President|Secretary|Under Secretary|Deputy Secretary|Director)[’']s (?:Office|Study|Residence|Dining Room)|Department of State|State Department|Pentagon)(?:,\s+[A-Z][\w.’' -]{2,24})?$/i;
