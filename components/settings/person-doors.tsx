import type { Answer } from '#components/shell/server-answer';
import type { PersonFields, PersonSaved } from '#domain/settings/shapes';

/** The server actions about one person. */
export interface PersonDoors {
  save(asked: { personId: string; ver: number; fields: PersonFields }): Promise<Answer<PersonSaved>>;
  setActive(asked: { personId: string; active: boolean }): Promise<Answer<unknown>>;
  endSessions(asked: { personId: string; sessionId: string | null }): Promise<Answer<{ ended: number }>>;
}
