import { testLists } from '../../test/support/participant-lists.ts';

testLists([
  {
    of: 'offices wrapped under the name',
    text: 'The President\nDr. Emil Strand, Secretary of State and\n   Assistant to the President for\n   National Security Affairs\nWalter Penhallow, Secretary of Defense',
    people: [
      'The President',
      'Dr. Emil Strand, Secretary of State and Assistant to the President for National Security Affairs',
      'Walter Penhallow, Secretary of Defense',
    ],
  },
  {
    of: 'bare surnames',
    text: 'Holt\nRietveld\nCoombe\nStrand',
    people: ['Holt', 'Rietveld', 'Coombe', 'Strand'],
  },
  {
    of: 'two columns, a long name on the left with little white behind it',
    text: 'U.S. Side                        Veldmark Side\nThe President                    Chancellor Rietveld\nHarriet Coombe                   Dagmar Holt\nColonel Wade Sorrel (Notetaker)  Oskar Brandt',
    people: [
      'U.S. Side: The President',
      'U.S. Side: Harriet Coombe',
      'U.S. Side: Colonel Wade Sorrel (notetaker)',
      'Veldmark Side: Chancellor Rietveld',
      'Veldmark Side: Dagmar Holt',
      'Veldmark Side: Oskar Brandt',
    ],
  },
  {
    of: 'sides that no list of states has',
    text: 'U.S.\nThe President\nHarriet Coombe, Assistant Secretary of State\nVeldmark\nChancellor Anselm Rietveld\nDagmar Holt, Minister of Foreign Affairs',
    people: [
      'U.S.: The President',
      'U.S.: Harriet Coombe, Assistant Secretary of State',
      'Veldmark: Chancellor Anselm Rietveld',
      'Veldmark: Dagmar Holt, Minister of Foreign Affairs',
    ],
  },
  {
    of: 'a word alone between the two sides, behind an interpreter',
    text: 'President Alder\nCornelius Ide (interpreter)\n                and\nPrime Minister Onda\nState Secretary Eorsi',
    people: [
      'President Alder',
      'Cornelius Ide (interpreter)',
      'Prime Minister Onda',
      'State Secretary Eorsi',
    ],
  },
  {
    of: 'a department behind the office, and people named as a group',
    text: 'Secretary of State Holt\nPrime Minister Brandt\nJohn Lind, Private Secretary to the\nPrime Minister for Overseas Affairs\nMembers of the Veldish Cabinet\nOne Notetaker',
    people: [
      'Secretary of State Holt',
      'Prime Minister Brandt',
      'John Lind, Private Secretary to the Prime Minister for Overseas Affairs',
      'Members of the Veldish Cabinet',
      'One Notetaker (notetaker)',
    ],
  },
  {
    of: 'sides with a colon and their first names behind a gap',
    text: 'Veldish Side:     President Alder\n                  Secretary Keller\nTalmoran Side:    President Sadiq\n                  Foreign Minister Fahmar',
    people: [
      'Veldish Side: President Alder',
      'Veldish Side: Secretary Keller',
      'Talmoran Side: President Sadiq',
      'Talmoran Side: Foreign Minister Fahmar',
    ],
  },
  {
    of: 'whose somebody is, and asides behind the name',
    text: 'President Pat Holt of Peru\nKing Holt of Peru\nAmbassador to Peru Lind\nCaptain D. T. Vos (USN), Naval Aide\nWalter Ash (intermittently)\nSenator Alder and Brandt\nRoberto Galvez and',
    people: [
      'President Pat Holt, of Peru',
      'King Holt of Peru',
      'Ambassador to Peru Lind',
      'Captain D. T. Vos, USN, Naval Aide',
      'Walter Ash, intermittently',
      'Senator Alder',
      'Brandt',
      'Roberto Galvez',
    ],
    edition: true,
  },
  {
    of: 'a side that no list has before its people, offices by their signs',
    text: 'U.S.:     POTUS, Secretary Pruitt, Dr. Cora Ricks,\n          Daniel Friel, NSC (notetaker)\nVeldmark: PM Saulitis, FM Brandt, Ambassador Ronis',
    people: [
      'U.S.: POTUS',
      'U.S.: Secretary Pruitt',
      'U.S.: Dr. Cora Ricks',
      'U.S.: Daniel Friel, NSC (notetaker)',
      'Veldmark: PM Saulitis',
      'Veldmark: FM Brandt',
      'Veldmark: Ambassador Ronis',
    ],
  },
  {
    of: 'two people and where the second comes from, two note-takers in one entry',
    text: 'Mr. E. W. Alder and Mr. Jens Holt, Embassy of Veldmark\nThomas Graeme, NSC and Edward Novak (Notetakers)',
    people: [
      'Mr. E. W. Alder',
      'Mr. Jens Holt, Embassy of Veldmark',
      'Thomas Graeme, NSC (notetaker)',
      'Edward Novak (notetaker)',
    ],
  },
  {
    of: 'an office broken behind an adjective',
    text: 'Emil Strand, Chairman, Politburo, Chinese\nCommunist Party\nColonel Vos',
    people: ['Emil Strand, Chairman, Politburo, Chinese Communist Party', 'Colonel Vos'],
  },
  {
    of: 'titled names that nothing parts',
    text: 'The President Mr. Ball Mr. Bell Dr. Chenery\nAmbassador Holt',
    people: ['The President', 'Mr. Ball', 'Mr. Bell', 'Dr. Chenery', 'Ambassador Holt'],
    edition: true,
  },
  {
    of: 'a state in two words, known from an office',
    text: 'The President\nSan Talmo\nGeneral Tomas Ibarro, President of San Talmo',
    people: ['The President', 'San Talmo: General Tomas Ibarro, President of San Talmo'],
  },
  {
    of: 'two columns',
    text: "The Vice President's Office             JCS\nLaura Fenwick                           General Amos Birdsall\nState                                   White House\nHarriet Coombe                          Roswell Trane (Chair)",
    people: [
      "The Vice President's Office: Laura Fenwick",
      'State: Harriet Coombe',
      'JCS: General Amos Birdsall',
      'White House: Roswell Trane, Chair',
    ],
  },
  {
    of: 'a table of names and offices',
    text: 'Name                Office\nWalter Alder        Chief of Delegation\nMrs. Helen Vos      Adviser\nViktor P. Strand    Head, Veldish Delegation\nA. N. Holt          Interpreter',
    people: [
      'Walter Alder, Chief of Delegation',
      'Mrs. Helen Vos, Adviser',
      'Viktor P. Strand, Head, Veldish Delegation',
      'A. N. Holt (interpreter)',
    ],
  },
  {
    of: 'two people on a line',
    text: 'THE SECRETARY AND FM DE GRAAF',
    people: ['THE SECRETARY', 'FM DE GRAAF'],
  },
  {
    of: 'note-takers of both sides in one line',
    text: 'U.S.\nPresident Alder\nVeldmark\nPresident Maarten\nNotetakers: Miriam Ash, Colin Thack\nand Dale Overby',
    people: [
      'U.S.: President Alder',
      'Veldmark: President Maarten',
      'Miriam Ash (notetaker)',
      'Colin Thack (notetaker)',
      'Dale Overby (notetaker)',
    ],
  },
  {
    of: 'a list that runs on, its people parted by semicolons',
    text: 'Col. J. C. Alder, CWH; Emil Strand, C/WE/4; Jan Brandt,\nOffice of Security; Mike Holt, Comptroller; DCI;\nand Mr. Dale Overby, Industrialist',
    people: [
      'Col. J. C. Alder, CWH',
      'Emil Strand, C/WE/4',
      'Jan Brandt, Office of Security',
      'Mike Holt, Comptroller',
      'DCI',
      'Mr. Dale Overby, Industrialist',
    ],
  },
  {
    of: 'a list that runs on, its people parted by commas',
    text: 'The President, General Strand, Mr. Holt (AID), Director of Central Intelligence, Colonel Vos',
    people: [
      'The President',
      'General Strand',
      'Mr. Holt, AID',
      'Director of Central Intelligence',
      'Colonel Vos',
    ],
  },
  {
    of: 'one title over several people',
    text: 'Ambassadors Alder, Holt and Minister Vos\nMessrs. Strand and Overby, Treasury',
    people: ['Alder', 'Holt', 'Minister Vos', 'Strand, Treasury', 'Overby, Treasury'],
  },
  {
    of: 'one person with several offices',
    text: 'Mr. Holt, Deputy Assistant Secretary, Acting Director\nPat Alder, Jr. Deputy Director of the Office\nDr. Emil A, Strand; Secretary of State',
    people: [
      'Mr. Holt, Deputy Assistant Secretary, Acting Director',
      'Pat Alder, Jr., Deputy Director of the Office',
      'Dr. Emil A. Strand, Secretary of State',
    ],
  },
  {
    of: 'portion marks before names, states that no list has',
    text: '(U) U.S.\nThe Secretary\n(U) JEBELAN\nKing Faris\n(U) Dr. ‘Abd al-Rahman bin Salim, Royal Court',
    people: [
      'U.S.: The Secretary',
      'JEBELAN: King Faris',
      'JEBELAN: Dr. ‘Abd al-Rahman bin Salim, Royal Court',
    ],
  },
  {
    of: 'names further in, under sides that no list has',
    text: 'U.S.:\n     The President\n     Nora Beddoes, NSC Staff\n\nNORDMARK:\n     Prime Minister Lind\n     Ulla Brand',
    people: [
      'U.S.: The President',
      'U.S.: Nora Beddoes, NSC Staff',
      'NORDMARK: Prime Minister Lind',
      'NORDMARK: Ulla Brand',
    ],
  },
  {
    of: 'names of other alphabets',
    text: 'Ambassador Lucía Peñafiel-Núñez\nФёдор И. Соболев, Deputy Minister',
    people: ['Ambassador Lucía Peñafiel-Núñez', 'Фёдор И. Соболев, Deputy Minister'],
  },
  {
    of: 'an interpreter of one side',
    text: 'Veldmark:\nPresident Maarten\nInterpreter: Sofie Vos',
    people: ['Veldmark: President Maarten', 'Veldmark: Sofie Vos (interpreter)'],
  },
  {
    of: 'sides before their first names',
    text: 'U.S.: President Alder\nMr. Strand, Chief of Staff\nCIA: Mr. Jan Brandt',
    people: ['U.S.: President Alder', 'U.S.: Mr. Strand, Chief of Staff', 'CIA: Mr. Jan Brandt'],
  },
  {
    of: 'delegations that stand apart from the names',
    text: '  Mr. Holt        —Danish Delegation\n  General Alder   —Canadian Delegation\n  Sir Jan Vos',
    people: ['Mr. Holt, Danish Delegation', 'General Alder, Canadian Delegation', 'Sir Jan Vos'],
  },
  {
    of: 'a role alone on its line ends what was told of the person above it',
    text: 'President Alder\nOskar Brandt, Director for European Affairs, NSC Staff,\nNotetaker\nDagmar Holt, Desk Officer for European\nAffairs, NSC Staff',
    people: [
      'President Alder',
      'Oskar Brandt, Director for European Affairs, NSC Staff (notetaker)',
      'Dagmar Holt, Desk Officer for European Affairs, NSC Staff',
    ],
  },
  {
    of: 'a whole name set in below another in the second column',
    text: 'U.S. Side                        Veldmark Side\nThe President                    Chancellor Rietveld\nHarriet Coombe                     Dagmar van der Holt\nLaura Fenwick',
    people: [
      'U.S. Side: The President',
      'U.S. Side: Harriet Coombe',
      'U.S. Side: Laura Fenwick',
      'Veldmark Side: Chancellor Rietveld',
      'Veldmark Side: Dagmar van der Holt',
    ],
  },
  {
    of: "a speck like a bracket before a name, and a heading's underline read as a sign",
    text: '‘U.S. Side\nRoswell (Alder, Representative to the United\n   Nations\nEbba D. Holt, Private Secretary\nOskar Brandt, Adviser',
    people: [
      'U.S. Side: Roswell (Alder, Representative to the United Nations',
      'U.S. Side: Ebba D. Holt, Private Secretary',
      'U.S. Side: Oskar Brandt, Adviser',
    ],
  },
  {
    of: 'names that a printed face sets further in than the first, which stands behind its label',
    text: '                President Alder\n                    Oskar Brandt, Assistant to the President for National\n                    Security Affairs\n                    Ebba van der Holt, Director for European Affairs\n                    Dagmar Rietveld, NSC, Notetaker',
    people: [
      'President Alder',
      'Oskar Brandt, Assistant to the President for National Security Affairs',
      'Ebba van der Holt, Director for European Affairs',
      'Dagmar Rietveld, NSC (notetaker)',
    ],
  },
  {
    of: 'one person whose office runs on, set further in than the name',
    text: 'Oskar Brandt, Assistant Secretary\n     of State for European Affairs and\n     Special Adviser to the President',
    people: [
      'Oskar Brandt, Assistant Secretary of State for European Affairs and Special Adviser to the President',
    ],
  },
  {
    of: "a speck behind a side's heading",
    text: 'U.S. Side\nThe President\nHarriet Coombe\nVeldmark Side .\nChancellor Rietveld\nDagmar Holt',
    people: [
      'U.S. Side: The President',
      'U.S. Side: Harriet Coombe',
      'Veldmark Side: Chancellor Rietveld',
      'Veldmark Side: Dagmar Holt',
    ],
  },
  {
    of: "a stamp's ruins beside the list",
    text: 'The President                    2%        NSS\n"80 RO\nOskar Brandt, Adviser',
    people: ['The President', 'Oskar Brandt, Adviser'],
  },
  {
    of: 'surnames that are words of offices, courtesies apart from names',
    text: 'EE—Mr. Anton A. White, Desk Officer\nHis Excellency, Kees Vos, Ambassador of Veldmark\nAmbassador to the United Isles—Emil House',
    people: [
      'Mr. Anton A. White, EE, Desk Officer',
      'His Excellency Kees Vos, Ambassador of Veldmark',
      'Emil House, Ambassador to the United Isles',
    ],
    edition: true,
  },
  {
    of: 'an edition: offices over people set further in',
    text: 'The Secretary\nFE\n  Mr. Alder\n  Mr. Holt\nThe Outer Isles\n  Chief Executive Vos',
    people: ['The Secretary', 'FE: Mr. Alder', 'FE: Mr. Holt', 'The Outer Isles: Chief Executive Vos'],
    edition: true,
  },
  {
    of: 'an edition: towns over people',
    text: 'Sund\nMr. Jan Alder\nGeneral Holt\nAmber\nAmbassador Strand\nMr. Vos',
    people: ['Sund: Mr. Jan Alder', 'Sund: General Holt', 'Amber: Ambassador Strand', 'Amber: Mr. Vos'],
    edition: true,
  },
  {
    of: 'an edition: signs of offices, offices first, surnames in capitals',
    text: "EUR—Martin Hill\nEE—Mr. Anton Holt, Desk Officer\nSOA-Jan Brandt\nHelmut STRAND Counselor, Department of State\nPrime Minister of Veldmark, Joris Ostrander\nthe Veldish Ambassador, Mr. Kees Vos\nEdvard BRANDT First Secretary of the Party\nMr. Derek Egger, Mr. Martin's newly arrived replacement",
    people: [
      'Martin Hill, EUR',
      'Mr. Anton Holt, EE, Desk Officer',
      'Jan Brandt, SOA',
      'Helmut STRAND, Counselor, Department of State',
      'Joris Ostrander, Prime Minister of Veldmark',
      'the Veldish Ambassador, Mr. Kees Vos',
      'Edvard BRANDT, First Secretary of the Party',
      "Mr. Derek Egger, Mr. Martin's newly arrived replacement",
    ],
    edition: true,
  },
]);
