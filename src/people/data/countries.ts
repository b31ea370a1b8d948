/**
 * States with the names and adjectives that lists, headings and titles give them, in small letters without full stops; the
 * first is the name that we keep. Successor states stand apart from those before them, save Russia and the Soviet Union, which
 * papers call by either name. Source: the Department of State's lists of countries past and present.
 */
const table = `
United States|us|usa|u s|united states of america|america|american|americans
United Kingdom|uk|great britain|britain|british|england|english
Soviet Union|ussr|soviet|soviets|russia|russian|russian federation|russians|union of soviet socialist republics
France|french
Federal Republic of Germany|frg|west germany|west german|federal german
Germany|german|germans
German Democratic Republic|gdr|east germany|east german
Italy|italian
Japan|japanese
People's Republic of China|prc|peoples republic of china|communist china|chinese communist
Republic of China|roc|grc|taiwan|nationalist china|chinese nationalist
China|chinese
Republic of Korea|rok|south korea|south korean
Korea|korean
North Korea|dprk|north korean
Republic of Vietnam|republic of viet nam|south vietnam|south vietnamese|rvn|gvn
Vietnam|viet nam|vietnamese
North Vietnam|drv|north vietnamese|democratic republic of vietnam|dprvn
Laos|lao|laotian
Cambodia|cambodian|khmer|khmer republic
Thailand|thai
Burma|burmese|myanmar
Malaysia|malaysian|malaya|malayan
Singapore|singaporean
Indonesia|indonesian
Philippines|philippine|filipino|the philippines
Australia|australian
New Zealand
India|indian
Pakistan|pakistani
Bangladesh|bangladeshi
Ceylon|ceylonese|sri lanka|sri lankan
Nepal|nepalese|nepali
Afghanistan|afghan
Iran|iranian|persia|persian
Iraq|iraqi
Syria|syrian|syrian arab republic
Lebanon|lebanese
Jordan|jordanian
Israel|israeli|israelis
Egypt|egyptian|uar|united arab republic
Saudi Arabia|saudi|saudi arabian|saudis
Yemen|yemeni|yemen arab republic
Kuwait|kuwaiti
Bahrain|bahraini
Qatar|qatari
Oman|omani
United Arab Emirates|uae
Turkey|turkish|turkiye
Greece|greek
Cyprus|cypriot
Yugoslavia|yugoslav|yugoslavian
Serbia|serbian
Croatia|croatian
Bosnia and Herzegovina|bosnia|bosnian|bosnia-herzegovina
Slovenia|slovenian
Macedonia|macedonian
Albania|albanian
Bulgaria|bulgarian
Romania|romanian|rumania|rumanian
Hungary|hungarian
Poland|polish
Czechoslovakia|czechoslovak|czechoslovakian
Czech Republic|czech
Slovakia|slovak
Austria|austrian
Switzerland|swiss
Netherlands|dutch|the netherlands
Belgium|belgian
Luxembourg
Denmark|danish
Norway|norwegian
Sweden|swedish
Finland|finnish
Iceland|icelandic
Ireland|irish
Spain|spanish
Portugal|portuguese
Malta|maltese
Holy See|vatican|vatican city
Estonia|estonian
Latvia|latvian
Lithuania|lithuanian
Ukraine|ukrainian
Belarus|belarusian
Moldova|moldovan
Georgia|georgian
Armenia|armenian
Azerbaijan|azerbaijani
Kazakhstan|kazakh
Uzbekistan|uzbek
Turkmenistan|turkmen
Kyrgyzstan|kyrgyz
Tajikistan|tajik
Mongolia|mongolian
Canada|canadian
Mexico|mexican
Guatemala|guatemalan
Honduras|honduran
El Salvador|salvadoran
Nicaragua|nicaraguan
Costa Rica|costa rican
Panama|panamanian
Cuba|cuban
Haiti|haitian
Dominican Republic|dominican
Jamaica|jamaican
Trinidad and Tobago
Bahamas|bahamian
Barbados|barbadian
Grenada|grenadian
Colombia|colombian
Venezuela|venezuelan
Ecuador|ecuadoran|ecuadorian
Peru|peruvian
Bolivia|bolivian
Chile|chilean
Argentina|argentine|argentinian
Uruguay|uruguayan
Paraguay|paraguayan
Brazil|brazilian
Guyana|guyanese|british guiana
Suriname|surinam|surinamese
Morocco|moroccan
Algeria|algerian
Tunisia|tunisian
Libya|libyan
Sudan|sudanese
Ethiopia|ethiopian
Eritrea|eritrean
Somalia|somali|somali republic
Djibouti
Kenya|kenyan
Uganda|ugandan
Tanzania|tanzanian|tanganyika|tanganyikan
Rwanda|rwandan
Burundi
Congo|congolese|zaire|zairian|democratic republic of the congo|republic of the congo
Gabon|gabonese
Cameroon|cameroonian
Chad|chadian
Central African Republic
Niger
Nigeria|nigerian
Benin|dahomey|dahomean
Togo|togolese
Ghana|ghanaian
Ivory Coast|ivorian|cote divoire
Burkina Faso|upper volta|upper voltan
Mali|malian
Senegal|senegalese
Gambia|gambian|the gambia
Guinea|guinean
Guinea-Bissau
Sierra Leone
Liberia|liberian
Mauritania|mauritanian
Cape Verde
Angola|angolan
Mozambique|mozambican
Zambia|zambian|northern rhodesia
Zimbabwe|zimbabwean|rhodesia|rhodesian|southern rhodesia
Malawi|malawian|nyasaland
Botswana
Lesotho
Swaziland|swazi
Namibia|namibian|south west africa
South Africa|south african|union of south africa
Madagascar|malagasy|malagasy republic
Mauritius|mauritian
Seychelles
Comoros
Fiji|fijian
Papua New Guinea
Palestine|palestinian|plo
United Nations|un|united nations secretariat|un secretariat
North Atlantic Treaty Organization|nato
European Community|ec|eec|european communities|european union|eu
Euratom
`;

/** The kept name by every form. */
export const countries: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const forms = line.split('|');
      return forms.map((form) => [form.toLowerCase().replace(/[’']/g, ''), forms[0]!] as const);
    }),
);

/** The state that lists mean where they name none, and whose departments need no name. */
export const home = 'United States';

/** Its institutions, which head a part of its side in a list of participants. Source: such lists. */
export const homeInstitutions: ReadonlySet<string> = new Set(
  'state|state department|department of state|department|defense|department of defense|dod|osd|treasury|commerce|agriculture|white house|nsc|nsc staff|national security council|cia|usia|aid|ica|aec|acda|jcs|joint chiefs of staff|usun|congress|senate|house|congressional leaders|american embassy|us embassy'.split(
    '|',
  ),
);

/** Names that either part of a divided country goes by. */
const divided: ReadonlyMap<string, readonly string[]> = new Map([
  ['China', ['Republic of China', "People's Republic of China"]],
  ['Korea', ['Republic of Korea', 'North Korea']],
  ['Vietnam', ['Republic of Vietnam', 'North Vietnam']],
  ['Germany', ['Federal Republic of Germany', 'German Democratic Republic']],
]);

/** The states that a name can stand for. */
export function statesOf(country: string): readonly string[] {
  return [country, ...(divided.get(country) ?? [])];
}

/** Whether two kept names can stand for one state. */
export function canBeOneState(a: string, b: string): boolean {
  return a === b || statesOf(a).includes(b) || statesOf(b).includes(a);
}
