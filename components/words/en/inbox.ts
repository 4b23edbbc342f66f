/** What one was told, as it stands in the inbox. */
export const inbox = {
  title: 'Inbox',
  unread: '{count, plural, =0 {Nothing unread} one {# unread} other {# unread}}',
  readAll: 'Mark all as read',
  loading: 'Loading the inbox',
  firstLoad: 'Loading what there is for you.',
  firstLoadOffline: 'Your inbox comes as soon as there is signal.',
  empty: 'Nothing for you yet',
  emptyWork:
    'When somebody gives you a ticket, names you, answers, or a promise is at risk, it stands here. Without signal too.',
  emptyOwn: 'When somebody answers or repairs what you reported, it stands here. Without signal too.',
  emptyOffline: 'What happens while you are offline comes with the signal.',
  /** before the sentence, where it is not read yet */
  new: 'New',
  notHere: 'This ticket is not on this device.',
  aTicket: 'A ticket',
  earlier: '{count, plural, one {# more that day} other {# more that day}}',
  /** what happened several times that day */
  times: '{count, plural, one {{said}} other {{said}, # times}}',
  says: {
    assigned: '{who, select, some {{name} gave it to you} other {Given to you}}',
    mentioned: '{who, select, some {{name} named you} other {You are named}}',
    mentionedNote: '{who, select, some {{name} named you in a note} other {You are named in a note}}',
    commented: '{who, select, some {{name} wrote a message} other {A new message}}',
    commentedNote: '{who, select, some {{name} wrote a note} other {A new note}}',
    resolved: '{who, select, some {{name} resolved it} other {Resolved}}',
    reopened: '{who, select, some {{name} opened it again} other {Opened again}}',
    cancelled: '{who, select, some {{name} cancelled it} other {Cancelled}}',
    reassigned: '{who, select, some {{name} handed it to another} other {It went to another}}',
    declined: '{who, select, some {{name} gave it back} other {It was given back}}',
    closed: 'Closed. How did it go?',
    changed: '{who, select, some {{name} changed it} other {It changed}}',
    warned: 'A promise is due soon',
    breached: 'A promise is overdue',
  },
} as const;
