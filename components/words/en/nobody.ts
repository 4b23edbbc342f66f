/** Words of the screen of a device on which nobody is signed in: they come with it. */
export const nobody = {
  text: 'Sign in once with signal. After that everything here works without it too.',
  storage:
    'This browser keeps the site from storing anything, so nothing can be kept for work without signal. A private window often does that.',
  action: 'Sign in',
} as const;
