/** Words of the screens where nobody, or nothing, is: they come with them. */
export const nobody = {
  text: 'Sign in once with signal. After that everything here works without it too.',
  storage:
    'This browser keeps the site from storing anything, so nothing can be kept for work without signal. A private window often does that.',
  action: 'Sign in',
  missing: {
    title: 'This page does not exist',
    action: 'Go to the start',
  },
} as const;
