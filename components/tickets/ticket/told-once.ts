import type { TimelineRow } from '#sync/views/timeline';

type Entry = Pick<TimelineRow, 'kind' | 'actorId' | 'data' | 'effectiveAt'>;

/**
 * Entries as they are read: what a rule hands out stands twice on the ticket, as the step that everybody sees and as why
 * and past whom, which is for the staff. Whoever sees both reads one, with the team of the other.
 */
export function toldOnce<E extends Entry>(entries: readonly E[]): E[] {
  const whys = entries.filter(({ kind, data }) => kind === 'route' && data.assigneeTo);
  const stepOf = (why: Entry) =>
    entries.find((one) => isStep(one) && one.effectiveAt === why.effectiveAt && goesTo(one, why));
  const steps = new Map(whys.map((why) => [why, stepOf(why)]));
  const said = new Set(steps.values());
  return entries
    .filter((one) => !said.has(one))
    .map((one) => {
      const { teamFrom, teamTo } = steps.get(one)?.data ?? {};
      return teamTo ? { ...one, data: { ...one.data, teamFrom, teamTo } } : one;
    });
}

const isStep = ({ kind, actorId, data }: Entry): boolean =>
  kind === 'step' && actorId === null && data.step === 'assign';
const goesTo = (one: Entry, why: Entry): boolean => one.data.assigneeTo === why.data.assigneeTo;
