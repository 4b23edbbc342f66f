import { describe, expect, it } from 'vitest';
import { HOUR } from '#domain/kernel/types';
import type { RuleSetting, WorkerSetting } from '#domain/settings/handing-out';
import { howOf, type RuleFields, ruleFault, storedOf, storedRule, typedRule } from './rule-form';
import { storedWork, typedWork, type WorkerFields, workFault, workOf } from './worker-form';

const rule: RuleSetting = {
  ...{ id: 'r', name: 'Network', position: 2, active: true, kinds: [], priorities: [1], categoryIds: [] },
  ...{
    siteIds: [],
    teamIds: ['line'],
    toTeamId: 'net',
    toPersonId: null,
    strategy: 'round',
    skills: ['VPN'],
  },
};

describe('the form of a rule', () => {
  const typed = (over: Partial<RuleFields> = {}) => ({ ...typedRule(rule), ...over });

  it('gives back what it was given', () => {
    for (const one of [rule, { ...rule, strategy: 'queue' as const, toPersonId: 'nils' }])
      expect(storedRule(typedRule(one))).toEqual(storedOf(one));
  });

  it('knows one person as a way of its own, and keeps what was typed for the others', () => {
    const person = storedRule(typed({ how: 'person', toPersonId: 'nils' }));
    expect(person).toMatchObject({ strategy: 'queue', toPersonId: 'nils', skills: ['VPN'] });
    expect(howOf(person)).toBe('person');
    expect(storedRule(typed({ how: 'least', toPersonId: 'nils' }))).toMatchObject({
      ...{ strategy: 'least', toPersonId: null },
    });
    expect(storedRule(typed({ how: 'queue' }))).toMatchObject({ strategy: 'queue', skills: [] });
  });

  it('takes a skill that is typed and not added, and names what is none', () => {
    expect(storedRule(typed({ skill: ' fibre ' })).skills).toEqual(['VPN', 'fibre']);
    expect(storedRule(typed({ skill: 'vpn' })).skills).toEqual(['VPN']);
    expect(ruleFault(typed({ skill: 'a\u202eb' }))).toEqual({ field: 'skills', fault: 'skill' });
    expect(ruleFault(typed({ how: 'queue', skill: 'a\u202eb' }))).toBeNull();
    expect(ruleFault(typed({ how: 'person' }))).toEqual({ field: 'toPersonId', fault: 'noPerson' });
    expect(ruleFault(typed())).toBeNull();
  });
});

describe('the form of somebody’s work', () => {
  const NOW = Date.UTC(2026, 10, 27, 9);
  const worker: WorkerSetting = {
    ...{ id: 'a', name: 'Amara', teamIds: ['net'], skills: ['VPN'], calendarId: 'office' },
    ...{ awayUntil: NOW + 48 * HOUR, weightLimit: 12, weight: 4, onShift: true, lastContact: null },
  };
  const typed = (over: Partial<WorkerFields> = {}) => ({ ...typedWork(worker, NOW), ...over });

  it('gives back what it was given; what has passed is no absence', () => {
    expect(storedWork(typed())).toEqual(workOf(worker));
    expect(typedWork({ ...worker, awayUntil: NOW }, NOW)).toMatchObject({ away: false, date: '' });
    expect(storedWork(typed({ away: false })).awayUntil).toBeNull();
    expect(storedWork(typed({ limit: ' ' })).weightLimit).toBeNull();
  });

  it.each([
    [{ date: '' }, 'awayUntil', 'noBack'],
    [{ time: '' }, 'awayUntil', 'noBack'],
    [{ date: '2020-01-01' }, 'awayUntil', 'backPassed'],
    [{ limit: '0' }, 'weightLimit', 'limit'],
    [{ limit: '1000' }, 'weightLimit', 'limit'],
    [{ limit: 'many' }, 'weightLimit', 'limit'],
    [{ skill: '\u202e' }, 'skills', 'skill'],
  ])('%j: %s %s', (over, field, fault) => expect(workFault(typed(over), NOW)).toEqual({ field, fault }));

  it('nothing is wrong with what is right', () => {
    expect(workFault(typed(), NOW)).toBeNull();
    expect(workFault(typed({ away: false, date: '' }), NOW)).toBeNull();
  });
});
