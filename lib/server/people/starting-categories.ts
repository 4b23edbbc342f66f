import 'server-only';

/** What a new organisation starts with; it is theirs to change. Two levels, the second is what people choose. */
export const STARTING_CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  Hardware: ['System crash', 'Computer', 'Printer', 'Screen and docking', 'Phone and tablet'],
  Software: ['Malfunction', 'Office and mail', 'Installation and update', 'Business application'],
  Network: ['Connectivity failure', 'Wireless', 'Remote access', 'Telephony'],
  Access: ['Password and sign-in', 'Folder and mailbox', 'Badge and doors'],
};
