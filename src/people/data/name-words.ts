/** Titles beside those of the participants lists. Source: person lists of documentary editions, speakers' labels. */
export const titleAbbreviations: ReadonlySet<string> = new Set(
  'sec secy secys senators ambassadors ministers secretaries generals messrs min pres premier amb dep asst cong congr brig cmdr lcdr lieut vadm radm ltg mg bg madame madam monsieur sr sra vm signor count countess baron baroness viscount earl duke rev reverend msgr'.split(
    ' ',
  ),
);

/** Words of offices and titles that are surnames too: behind a title they are the name ("Ambassador White"). */
export const surnamesToo: ReadonlySet<string> = new Set(
  'white west north house marshall king bishop major pope prince field banks young cardinal father marshal speaker duke earl baron count lord chief judge'.split(
    ' ',
  ),
);

/** Words before a surname that lists write, leave out or join to it: "al-Rifai", "Rifai". */
export const particles: ReadonlySet<string> = new Set(
  'de da del della di du van von der den ter la le el al as ul ud dos do das af av zu bin ben ibn abu abd e y l d'.split(
    ' ',
  ),
);

/** Courtesies and titles of women: a surname alone behind one is not her husband's. */
export const womensTitles: ReadonlySet<string> = new Set(
  'mrs miss ms mme mlle madame madam frau lady dame queen princess empress signora senora sra countess baroness congresswoman'.split(
    ' ',
  ),
);
