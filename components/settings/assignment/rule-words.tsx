import type { useTranslations } from 'use-intl';
import type { AssignmentRule } from '#domain/assign/rule';
import type { Named } from '../conditions/condition-words';
import { howOf } from './rule-form';

type Translator = ReturnType<typeof useTranslations<'settings.assignment'>>;

/** Somebody of the staff who is in a team. */
export interface Member {
  id: string;
  name: string;
  teamIds: readonly string[];
}

interface Where {
  teams: readonly Named[];
  members: readonly Member[];
}

type Goes = Pick<AssignmentRule, 'toTeamId' | 'toPersonId' | 'strategy' | 'skills'>;

/** "Network: who has the least open work; knows VPN". */
export function whoWords(rule: Goes, { teams, members }: Where, t: Translator): string {
  const team = teams.find(({ id }) => id === rule.toTeamId)?.name ?? t('ownTeam');
  const person = members.find(({ id }) => id === rule.toPersonId)?.name ?? t('somebodyGone');
  const who = t(`who.${howOf(rule)}`, { team, person });
  return rule.skills.length > 0 ? t('knows', { who, skills: rule.skills.join(', ') }) : who;
}

/** Why a rule gives nothing to anybody, since something else has changed; null: it works. */
export function troubleWords(rule: Goes, { teams, members }: Where, t: Translator): string | null {
  const team = teams.find(({ id }) => id === rule.toTeamId);
  if (team && !team.active) return t('trouble.team', { team: team.name });
  if (rule.toPersonId === null || !team) return null;
  const person = members.find(({ id }) => id === rule.toPersonId);
  if (person?.teamIds.includes(team.id)) return null;
  return t('trouble.person', { person: person?.name ?? t('somebodyGone'), team: team.name });
}
