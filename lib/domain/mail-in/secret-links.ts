/** Addresses of this desk whose secret says whose word it is, as its mails carry them. */
const SECRET = /\S*\/(?:approve|rate|unsubscribe)\/[\w%.~-]+\S*/g;

/**
 * A mail without the links that speak for whoever they were sent to: an answer often quotes the mail it is to, and what is
 * written into a ticket is read by others.
 */
export const withoutSecretLinks = (text: string): string => text.replace(SECRET, '…');
