/** How it went, in words: the same for whoever says it and whoever reads it. */
export const scores = {
  '1': 'Very bad',
  '2': 'Not good',
  '3': 'All right',
  '4': 'Good',
  '5': 'Very good',
} as const;
