/**
 * Why a rule refused. The codes are part of the wire: an installed app decides by code what to do and
 * which words to show, so a code is never renamed, only added.
 */
export const ERROR_CODES = [
  'not_found', // missing, or not visible to this person: the two are never told apart
  'forbidden', // visible, but this person's role or relation does not allow the act
  'illegal_state', // the state table has no such step from the current state
  'already_assigned', // "take" came second
  'exists', // an id that must be new is taken
  'invalid', // arguments that fit the schema but break a rule (see detail.field)
  'no_file', // the file it names is not on the server, whole and from this person
  'held', // the report this stands on was refused or has not arrived
  'unknown_mutation', // name@version this server does not know (any more)
  'too_late', // it could be done for some time, which is over
  'decided', // their word is no longer waited for
  'frozen', // nothing is changed at that time
  'changed', // what they decided on is not what is there now
  'failed', // quarantined: the server failed three times on this intent
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts for the words shown to the person, e.g. who did it and when. Only scalars: it travels and is stored. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

/** The only error a mutator throws on purpose. Anything else thrown counts as a defect. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.detail = detail;
  }
}

/** Refuse with `code` unless the condition holds. */
export function require_(condition: unknown, code: ErrorCode, detail?: ErrorDetail): asserts condition {
  if (!condition) throw new DomainError(code, detail);
}
