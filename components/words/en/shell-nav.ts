/** Places, the sync chip and what is said about signing in: what stands around every screen of the app. */
export const nav = {
  places: 'Places',
  myWork: 'My work',
  home: 'Home',
  search: 'Search',
  new: 'New',
  report: 'Report',
  inbox: 'Inbox',
  sync: 'Sync',
  you: 'You',
  desk: 'Desk',
  reported: 'My reports',
  skip: 'Skip to content',
  /** the first time on a device, until the first rows are there */
  start:
    'Holdfast gets ready on this device. What you work on is kept here from now on, and opens without signal too.',
  badge: '{count, plural, one {# change needs you} other {# changes need you}}',
  unread: '{count, plural, one {# unread} other {# unread}}',
  chip: {
    needsYou: '{count, plural, one {# needs you} other {# need you}}',
    signInToSend: 'Sign in to send {count, number}',
    signIn: 'Sign in again',
    offlineUnsent: 'Offline, {count, number} unsent',
    offline: 'Offline',
    sending: 'Sending {done, number} of {total, number}',
    unsent: '{count, number} unsent',
    updating: 'Updating',
    upToDate: 'Up to date',
    /** for screen readers: the words above, and where pressing leads */
    opens: '{state}. Open Sync',
  },
  voice: {
    needsYou: 'Something needs you',
    signedOut: 'Signed out',
    offline: 'Offline',
    sending: 'Sending',
    upToDate: 'Up to date',
  },
  unknown: {
    title: 'Nobody is signed in on this device',
    offline: 'You are offline; signing in needs the server. It works as soon as the signal is back.',
  },
  update: {
    title: 'A new version is ready',
    hint: 'Taking it loads the page again. What waits to be sent and what you have typed is kept.',
    now: 'Use it now',
  },
  notHere: {
    title: 'This screen is not on this device yet',
    text: 'It comes by itself when there is signal.',
  },
  /** number before the server gave one */
  provisional: 'New {code}',
  state: {
    new: 'new',
    assigned: 'assigned',
    in_progress: 'in progress',
    on_hold: 'on hold',
    resolved: 'resolved',
    closed: 'closed',
    cancelled: 'cancelled',
    awaiting_approval: 'awaiting approval',
    rejected: 'rejected',
  },
} as const;
