/**
 * Stems of verbs that report speech in memoranda of conversation, as far as they mark them off from other verbs.
 * Source: the verbs that stand behind the names of speakers in narrative memoranda.
 */
const stems =
  /^(?:said|says|saying|told|tell(?:ing|s)?|ask|repl(?:y|ied)|answer|respond|add(?:ed|ing)|not(?:ed|ing)|stat(?:ed|ing)|express|thank|agree|disagree|suggest|explain|mention|comment|point(?:ed|ing)|indicat|emphasi|stress|observ|remark|inquir|enquir|continu|conclud|describ|propos|urg(?:ed|ing)|warn|beg(?:an|un)|open(?:ed|ing)|acknowledg|assur|recall|reiterat|repeat|declar|affirm|admit|argu(?:ed|ing)|believ|thought|felt|hop(?:ed|ing)|wonder|want|wish|raised|rais(?:ing)|review|summar|outlin|confirm|insist|object|concur|report|inform|interject|interrupt|welcom|congratulat|refer(?:red|ring)|turn(?:ed|ing)|cit(?:ed|ing)|claim|complain|apologi|advis|call(?:ed|ing)|speculat|predict|underscore|underlin|counter|press(?:ed|ing)|rejoin|quer|elaborat|expand|read|wanted|doubt|regret|appreciat|greet|talk|spoke|speak)/i;

export function isSpeechVerb(word: string): boolean {
  return stems.test(word);
}

/** Stage directions in brackets: what someone does or what happens, in the present tense or a participle. */
export const incidentForm =
  /[([](?:laugh\w*|pause[sd]?|interrupt\w*|inaudible|indistinct|crosstalk|applause|smil\w+|nod\w*|gestur\w*|phone \w+|line \w+|call \w+|translat\w+|interpret\w+|hand\w*|points?|pointing|reads?|reading|show\w*|turn\w*|join\w*|leav\w*|enter\w*|arriv\w*|the (?:press|interpreter|meeting|president|secretary|line|call|phone)[^()[\]]*?\b(?:was|were|is|are|enters?|leaves?|left|entered|joins?|joined|departs?|departed|drops?|dropped)|begin\w* \w+|break in|beginning|overlapping|unintelligible|aside|to (?:the|his|her) \w+|photo\w*|press \w+)\b[^()[\]]{0,100}[)\]]/gi;
