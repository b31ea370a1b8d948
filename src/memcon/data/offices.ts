/**
 * Words of offices and institutions. A line that opens with one goes on with the title above it, and a phrase
 * that holds one is no personal name. Source: titles in participants lists of memoranda of conversation.
 */
export const officeWords: ReadonlySet<string> = new Set(
  `secretary|secretaries|undersecretary|under|assistant|deputy|acting|minister|ministers|ministry|president|presidents|vice|ambassador
|ambassadors|representative|permanent|special|envoy|director|directors|senior|adviser|advisor|advisers|advisors|counselor|counsellor|counsel
|chief|staff|affairs|state|security|national|council|department|dept|office|officer|embassy|mission|delegation|bureau|desk|policy|planning|planning
|european|canadian|eastern|western|asian|african|near|east|south|north|american|soviet|russian|union|republic|federal|foreign|defense|defence|treasury
|commerce|agriculture|intelligence|agency|central|international|organization|organizations|economic|political|military|legal|press|public
|personal|private|executive|administrative|aide|consul|general|commander|chairman|chairperson|member|members|head|prime|premier|chancellor
|governor|attorney|attache|charge|protocol|cabinet|house|white|nsc|usun|nea|eur|ara|inr|un|nato|and|of|to|the|for|in|at|on|from|with
|first|second|third|former|principal|coordinator|region|regional|group|commission|commissioner|committee|congress|senate|parliament|speaker
|professor|spokesman|bank|fund|trade|negotiator|talks|forces|army|navy|air|force|joint|chiefs|supreme|allied|headquarters|section|division|branch
|interpreter|translator|notetaker|nations|nation|united|court|justice|information|research|analysis|control|disarmament|arms|science|energy
|institute|university|company|corporation|board|service|services|legation|resident|plenipotentiary|extraordinary|home|interior|finance|labor|education|health|relations|peoples|people's|party|assembly`
    .replaceAll('\n', '')
    .split('|'),
);

/**
 * Of the words above and like them, those that are surnames too, behind a courtesy or a given name. Source: English surnames
 * that are also common nouns of offices and directions.
 */
export const officeSurnames: ReadonlySet<string> = new Set(
  'White House North South West East Head Bank Banks Justice Service Field Law Price Bond Chase'.split(' '),
);

/** Words that open a personal name in a list or a speaker's label: offices used as titles, and courtesies. */
export const honorifics: ReadonlySet<string> = new Set(
  `president|president-elect|potus|vpotus|flotus|prime|premier|pm|fm|vp|secretary|ambassador|amb|minister|chancellor|king|queen|prince|princess|crown|emperor|empress|shah|sultan|emir|amir|sheikh
|shaikh|pope|cardinal|archbishop|bishop|father|general|gen|lieutenant|lt|major|maj|colonel|col|captain|capt|commander|admiral|adm|brigadier|marshal|field|air|vice
|mr|mrs|ms|miss|dr|professor|prof|sir|lord|lady|dame|rt|hon|honorable|honourable|senator|sen|congressman|congresswoman|representative|rep|governor|gov
|under|undersecretary|deputy|assistant|acting|foreign|chairman|director|counselor|counsellor|consul|charge|his|her|excellency|majesty|highness
|m|mme|mlle|herr|frau|sig|signor|signora|senor|señor|senora|señora|dom|don|comrade|marshall|chief|speaker|commissioner|special|envoy|attorney|first|lady|the|generalissimo`
    .replaceAll('\n', '')
    .split('|'),
);

/** Offices whose holders lead their side of a conversation. */
export const leaders =
  /^(?:the\s+)?(?:(?:[A-Z]\w+\s+){0,2})?(?:President|President-elect|Vice[ -]President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Shah|Sultan|Emir|Crown Prince|Prince|Pope|Taoiseach|General Secretary|Chairman)\b/i;

/**
 * Titles, capitalised, that open a person's name and hardly stand within one, so that a second person on a line begins with
 * them. Source: participants lists of the same papers.
 */
export const nameOpeners: readonly string[] =
  'The|President|Prime|Premier|Secretary|Ambassador|Minister|Chancellor|King|Queen|Crown|Foreign|Vice|Deputy|Under|Undersecretary|Acting|Assistant|General|Lt|Colonel|Admiral|Mr|Mrs|Miss|Ms|Dr|Senator|Chairman|Political|Permanent|Defense|Finance|Sir'.split(
    '|',
  );

/** Words behind which "General" ends an office: "Secretary General", "Consul General". */
export const generalOffices: readonly string[] = 'Secretary|Attorney|Consul|Governor|Inspector'.split('|');

/** Titles that another word of an office may stand before, and a name behind: "State Secretary Alder", "Permanent Representative Holt". */
export const qualifiedTitles: ReadonlySet<string> = new Set(
  'Secretary|Minister|Ambassador|Representative|Director|Counselor|Counsellor|Chairman|General'.split('|'),
);

/** Departments whose head goes by name behind the office: "Secretary of Defense Alder". Source: cabinets from 1940 on. */
export const departments: ReadonlySet<string> = new Set(
  'State|Defense|Defence|Treasury|Commerce|Agriculture|Interior|Labor|Justice|Energy|Education|Health|Finance|War|Navy|Army|Transportation'.split(
    '|',
  ),
);
