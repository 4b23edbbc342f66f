/** The setting whether people without an account may report by a label. */
export const guestSetting = {
  title: 'Reports by a label, without an account',
  off: 'Not possible: the page of a label asks to sign in',
  label: 'Possible: every label looks the same to strangers',
  named: 'Possible: the page names the class and the place',
  about:
    'Whoever opens a label without signing in can report what is wrong. It becomes a ticket once they confirm it by mail. Named things can be tried out tag by tag.',
  noMail: 'This desk sends no mail, so nobody can confirm a report: the page of a label asks to sign in.',
} as const;
