import type { Id } from '../kernel/types';
import type { Priority } from '../priority/matrix';
import type { Calendar, OpenSpan } from './calendar';
import type { Escalation, SlaPolicy } from './policy';

type StartingCalendar = Pick<Calendar, 'week' | 'holidays'> & { name: string };
type StartingPolicy = Pick<SlaPolicy, 'priorities' | 'responseMinutes' | 'resolutionMinutes'> & {
  name: string;
  calendar: keyof typeof CALENDARS;
};

const WORKDAY: readonly OpenSpan[] = [
  [480, 720],
  [780, 1020],
];

const CALENDARS = {
  office: {
    name: 'Office hours',
    week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []],
    holidays: [
      { date: '01-01', name: 'New Year’s Day' },
      { date: '12-25', name: 'Christmas Day' },
      { date: '12-26', name: 'Boxing Day' },
    ],
  },
  always: {
    name: 'Day and night',
    week: Array.from({ length: 7 }, () => [[0, 1440]] as const),
    holidays: [],
  },
} as const satisfies Record<string, StartingCalendar>;

const HOUR_MINUTES = 60;
/** A working day of the office hours above. */
const DAY_HOURS = 8;

const policy = (
  priority: Priority,
  calendar: StartingPolicy['calendar'],
  responseMinutes: number,
  resolutionHours: number,
): StartingPolicy => ({
  name: `Priority ${priority}`,
  priorities: [priority],
  calendar,
  responseMinutes,
  resolutionMinutes: resolutionHours * HOUR_MINUTES,
});

/** The more presses, the sooner; what presses most also at night. */
const POLICIES: readonly StartingPolicy[] = [
  policy(1, 'always', 15, 4),
  policy(2, 'always', 30, 8),
  policy(3, 'office', 2 * HOUR_MINUTES, 3 * DAY_HOURS),
  policy(4, 'office', 4 * HOUR_MINUTES, 6 * DAY_HOURS),
  policy(5, 'office', DAY_HOURS * HOUR_MINUTES, 10 * DAY_HOURS),
];

/** Whoever works on it hears early, the team before it is too late, the manager when it is. */
const STARTING_ESCALATIONS: readonly Escalation[] = [
  { measure: 'response', percent: 75, acts: ['team'] },
  { measure: 'resolution', percent: 75, acts: ['assignee', 'team'] },
  { measure: 'resolution', percent: 100, acts: ['assignee', 'manager'] },
];

/** What is the same in all of them. */
const TERMS = {
  ...{ scope: 'service', active: true, responseBy: 'acceptance', onReopen: 'continue' },
  ...{ kinds: [], categoryIds: [], siteIds: [], teamIds: [], pauseReasons: ['user'] },
} as const satisfies Partial<SlaPolicy>;

/** Hours and promises of a new organisation. @param zone IANA name of where it works */
export function startingServiceLevels(zone: string, newId: () => Id) {
  const calendarIds = { office: newId(), always: newId() };
  const calendars = (['office', 'always'] as const).map((key) => ({
    ...{ id: calendarIds[key], zone, active: true },
    ...{
      name: CALENDARS[key].name,
      week: mutable(CALENDARS[key].week),
      holidays: [...CALENDARS[key].holidays],
    },
  }));
  const policies = POLICIES.map(({ calendar, priorities, ...policy }, at) => ({
    ...{ id: newId(), ...TERMS, ...policy, position: at + 1, calendarId: calendarIds[calendar] },
    ...{ kinds: [], categoryIds: [], siteIds: [], teamIds: [], pauseReasons: [...TERMS.pauseReasons] },
    priorities: [...priorities],
    escalations: STARTING_ESCALATIONS.map((one) => ({ ...one, acts: [...one.acts] })),
  }));
  return { calendars, policies };
}

const mutable = (week: Calendar['week']): [number, number][][] =>
  week.map((spans) => spans.map(([from, to]) => [from, to]));
