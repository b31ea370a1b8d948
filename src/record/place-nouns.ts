/**
 * Nouns that places of conversations end with, and how source notes of *Foreign Relations of the United States*
 * speak of them: "in the Oval Office", "at the Soviet Embassy"; a place without such a noun is a town: "in Paris".
 */
export const placeNouns: readonly { readonly preposition: 'in' | 'at'; readonly nouns: readonly string[] }[] =
  [
    {
      preposition: 'in',
      nouns: ['office', 'room', 'suite', 'library', 'study', 'residence', 'garden', 'building', 'lounge'],
    },
    {
      preposition: 'at',
      nouns: [
        'white house',
        'palace',
        'embassy',
        'department',
        'ministry',
        'hotel',
        'headquarters',
        'mission',
        'legation',
        'consulate',
        'chancery',
        'capitol',
        'pentagon',
        'kremlin',
        'airport',
        'villa',
        'club',
      ],
    },
  ];
