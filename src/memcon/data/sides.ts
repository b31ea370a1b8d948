/**
 * States and peoples that stand as headings over one side of a participants list, as this paper prints them:
 * names in use from 1940 on, their short forms and adjectives. Source: the Department of State's lists of
 * countries past and present; short forms from the paper itself.
 */
export const sides: ReadonlySet<string> = new Set(
  `us|usa|united states|united states of america|america|american|americans|uk|united kingdom|great britain|britain|british|england
|ussr|soviet union|soviet|soviets|russia|russian|russian federation|russians|france|french|germany|german|federal republic of germany|frg
|west germany|gdr|german democratic republic|east germany|germans|italy|italian|japan|japanese|china|chinese|prc|peoples republic of china
|republic of china|roc|grc|taiwan|korea|korean|republic of korea|rok|south korea|north korea|vietnam|viet nam|vietnamese|republic of vietnam
|south vietnam|north vietnam|rvn|drv|gvn|laos|lao|cambodia|khmer|thailand|thai|burma|myanmar|malaysia|malaya|singapore|indonesia
|indonesian|philippines|philippine|australia|australian|new zealand|india|indian|pakistan|pakistani|bangladesh|ceylon|sri lanka|nepal
|afghanistan|afghan|iran|iranian|persia|iraq|iraqi|syria|syrian|lebanon|lebanese|jordan|jordanian|israel|israeli|israelis|egypt|egyptian|uar
|united arab republic|saudi arabia|saudi|yemen|kuwait|bahrain|qatar|oman|united arab emirates|uae|turkey|turkish|turkiye|greece|greek|cyprus
|cypriot|yugoslavia|yugoslav|serbia|croatia|croatian|bosnia|bosnian|bosnia-herzegovina|bosnia and herzegovina|slovenia|macedonia|montenegro
|kosovo|albania|bulgaria|romania|rumania|romanian|hungary|hungarian|poland|polish|czechoslovakia|czech republic|czech|slovakia|austria
|austrian|switzerland|swiss|liechtenstein|netherlands|dutch|belgium|belgian|luxembourg|denmark|danish|norway|norwegian|sweden|swedish|finland
|finnish|iceland|ireland|irish|spain|spanish|portugal|portuguese|malta|holy see|vatican|vatican city|estonia|latvia|lithuania|ukraine|ukrainian
|belarus|moldova|georgia|armenia|azerbaijan|kazakhstan|uzbekistan|turkmenistan|kyrgyzstan|tajikistan|mongolia|canada|canadian|mexico|mexican
|guatemala|honduras|el salvador|nicaragua|costa rica|panama|panamanian|cuba|cuban|haiti|dominican republic|jamaica|trinidad and tobago|bahamas
|barbados|grenada|colombia|venezuela|venezuelan|ecuador|peru|peruvian|bolivia|chile|chilean|argentina|argentine|uruguay|paraguay|brazil
|brazilian|guyana|surinam|suriname|morocco|moroccan|algeria|algerian|tunisia|tunisian|libya|libyan|sudan|sudanese|ethiopia|ethiopian|eritrea
|somalia|djibouti|kenya|uganda|tanzania|tanganyika|zanzibar|rwanda|burundi|congo|zaire|democratic republic of the congo|gabon|cameroon|chad
|central african republic|niger|nigeria|nigerian|dahomey|benin|togo|ghana|ghanaian|ivory coast|cote divoire|upper volta|burkina faso|mali|senegal|gambia
|guinea|guinean|guinea-bissau|sierra leone|liberia|liberian|mauritania|cape verde|angola|mozambique|zambia|northern rhodesia|rhodesia|zimbabwe
|malawi|nyasaland|botswana|lesotho|swaziland|namibia|south africa|south african|madagascar|malagasy republic|mauritius|seychelles|comoros|fiji
|papua new guinea|palestine|plo|nato|eu|european union|european community|ec|un|united nations|oas|oau|asean|arab league|euratom|eec`
    .replaceAll('\n', '')
    .split('|'),
);

/** Institutions that head a part of one side's list. Source: lists of interagency meetings in the same papers. */
export const institutions: ReadonlySet<string> = new Set(
  `state|department|state department|department of state|defense|department of defense|dod|osd|treasury|commerce|agriculture|interior|justice|labor
|white house|the white house|nsc|nsc staff|national security council|cia|central intelligence agency|usia|aid|ica|aec|atomic energy commission|acda|joint chiefs of staff|jcs
|federal reserve|embassy|american embassy|press|press representatives|congress|senate|house|congressional leaders|interpreted by|recorded by|others|other
|foreign|executive|foreign office|foreign ministry|staff|disarmament staff|usun|secretariat|un secretariat|oss|navy|army|air force|bureau of the budget|export-import bank|world bank|imf`
    .replaceAll('\n', '')
    .split('|'),
);

/**
 * First words of names of states that go on, and peoples' adjectives with an ending of their own: an office does not end in
 * them ("Embassy of Great", "Politburo, Chinese"). Source: the names above.
 */
export const unfinishedSides: readonly string[] =
  'Great|United|Saudi|New|South|North|West|East|French|Soviet|German|Greek|Dutch|Czech|American|Korean|African|European'.split(
    '|',
  );
