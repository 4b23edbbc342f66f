/** Whether it is a text of at most so many characters. */
export const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
