import { expect, test } from 'vitest';
import { kindNamedBy, recordsOf } from './records';

test('rows of an act, fields of settings, and before and after are told alike', () => {
  const rows = [{ kind: 'ticket', id: 'x', changes: { state: { from: 'new', to: 'open' } } }];
  expect(recordsOf({ uid: 'u', rows })).toEqual({
    records: [
      {
        ...{ kind: 'ticket', id: 'x', made: false },
        fields: [
          {
            name: 'state',
            from: { kind: 'text', text: 'new', name: null },
            to: { kind: 'text', text: 'open', name: null },
          },
        ],
      },
    ],
    rest: { uid: 'u' },
  });
  const own = recordsOf({ changes: { awayUntil: { from: null, to: 86_400_000 } } });
  expect(own.records[0]?.fields).toEqual([
    { name: 'awayUntil', from: null, to: { kind: 'instant', at: 86_400_000 } },
  ]);
  const pair = recordsOf({ before: { name: 'A' }, after: { name: 'B', phone: '1' } });
  expect(pair.records[0]?.fields.map(({ name }) => name)).toEqual(['name', 'phone']);
  expect(pair.rest).toEqual({});
});

test('what was too long or secret is told as such', () => {
  const { records } = recordsOf({
    changes: { text: { to: { chars: 9, sha256: 'ab' } }, passwordHash: { to: { secret: true } } },
  });
  expect(records[0]?.fields.map(({ to }) => to)).toEqual([
    { kind: 'digest', chars: 9, sha256: 'ab' },
    { kind: 'secret' },
  ]);
});

test('A44 names, kinds and texts of a record are spelled out', () => {
  const evil = 'a\r\n\u001b[2K\u202e';
  const { records } = recordsOf({ rows: [{ kind: evil, id: evil, changes: { [evil]: { to: evil } } }] });
  const inert = 'a\\u000d\\u000a\\u001b[2K\\u202e';
  const to = { kind: 'text', text: inert, name: null };
  expect(records).toEqual([
    { kind: inert, id: inert, made: false, fields: [{ name: inert, from: null, to }] },
  ]);
});

test('a value of another form stays what it is', () => {
  expect(recordsOf({ rows: 3, changes: [], before: 'x' })).toEqual({
    records: [],
    rest: { rows: 3, changes: [], before: 'x' },
  });
});

test('fields that name somebody or something by id', () => {
  expect(kindNamedBy('assigneeId')).toBe('person');
  expect(kindNamedBy('tasks.0193.teamId')).toBe('team');
  expect(kindNamedBy('title')).toBeNull();
});
