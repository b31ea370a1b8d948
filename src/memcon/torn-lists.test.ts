import { testLists } from '../../test/support/participant-lists.ts';

// Lists that OCR, a copy or the line's end tore.
testLists([
  {
    of: 'a name without its first letter below an office set in',
    text: '  The President\n  Emil Strand, Minister of\n     the Interior\n  mut Alder, Ambassador to Veldmark\n  Kees Vos, Minister\n     of Finance, Trade',
    people: [
      'The President',
      'Emil Strand, Minister of the Interior',
      'mut Alder, Ambassador to Veldmark',
      'Kees Vos, Minister of Finance, Trade',
    ],
  },
  {
    of: 'a role in brackets, broken at the line end',
    text: 'Colonel Wade Sorrel, NSC Staff (Note-\n  taker)\nMarta Solano, Interpreter',
    people: ['Colonel Wade Sorrel, NSC Staff (notetaker)', 'Marta Solano (interpreter)'],
  },
  {
    of: 'a first heading that the line under it tore, another one below',
    text: 'frsin:\nThe President\nHarriet Coombe\n\nVeldmark\nChancellor Anselm Rietveld\nDagmar Holt',
    people: [
      'frsin: The President',
      'frsin: Harriet Coombe',
      'Veldmark: Chancellor Anselm Rietveld',
      'Veldmark: Dagmar Holt',
    ],
  },
  {
    of: 'a speck behind a name that is no comma, and names that the print sets in',
    text: 'BELMARK\n  Prime Minister Rietveld ,\n   Dagmar Holt\n  Oskar Brandt',
    people: ['BELMARK: Prime Minister Rietveld', 'BELMARK: Dagmar Holt', 'BELMARK: Oskar Brandt'],
  },
  {
    of: 'two on a line, one of them with a particle, and a role that OCR tore',
    text: 'President Alder and President al-Rashidi\nMary Holt, Director for European Affairs, NSC (Noteta~ec)\nAmbassador Lind (listening in)',
    people: [
      'President Alder',
      'President al-Rashidi',
      'Mary Holt, Director for European Affairs, NSC (notetaker)',
      'Ambassador Lind, listening in',
    ],
  },
  {
    of: 'sides before a dash, a state broken over two lines, letters torn in a name and a role',
    text: 'For the United States - Secretary Alder\n                        Richard Sykes, Embassy of Great\n                        Britain\nFor Rhineland         - Minister Cal1oway and President al-Rashidi\n                        P. Palen, intcrpreter',
    people: [
      'For the United States: Secretary Alder',
      'For the United States: Richard Sykes, Embassy of Great Britain',
      'For Rhineland: Minister Cal1oway',
      'For Rhineland: President al-Rashidi',
      'For Rhineland: P. Palen (interpreter)',
    ],
  },
  {
    of: 'specks before names',
    text: '= President Alder\n| Kees Vos, Counselor',
    people: ['President Alder', 'Kees Vos, Counselor'],
  },
  {
    of: 'commas that were read as full stops',
    text: 'President Alder\nOskar Brandt. Director for European Affairs, NSC Staff\nDagmar Rietveld. NSC. Interpreter\nNotetakers: Joris Ostrander, Leona Fenwick. Kees Strand',
    people: [
      'President Alder',
      'Oskar Brandt, Director for European Affairs, NSC Staff',
      'Dagmar Rietveld, NSC (interpreter)',
      'Joris Ostrander (notetaker)',
      'Leona Fenwick (notetaker)',
      'Kees Strand (notetaker)',
    ],
  },
  {
    of: 'a name whose first letter lost its height, commas that were read as full stops',
    text: '                 The President\n                     inselm Strand. Deputy Assistant to the\n                        President\n                     Oskar Brandt. Jr.. Ambassador to the United Isles\n                     Dagmar Holt, Adviser\n                     Ines Rietveld, Minister of Defense',
    people: [
      'The President',
      'inselm Strand, Deputy Assistant to the President',
      'Oskar Brandt, Jr., Ambassador to the United Isles',
      'Dagmar Holt, Adviser',
      'Ines Rietveld, Minister of Defense',
    ],
  },
]);
