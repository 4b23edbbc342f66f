import { USUAL_IMPACT } from '../major/impact-rule';

/** How the organisation counts whom an incident concerns, and whether it asks how it went. */
export interface ServiceSetting {
  /** From so many people on an incident concerns at least a team. */
  teamFrom: number;
  /** From so many on it concerns many teams. */
  manyFrom: number;
  /** Whoever needed a ticket is asked how it went, once it is closed. */
  asksHow: boolean;
}

/** What holds where nobody has said otherwise. */
export const USUAL_SERVICE: ServiceSetting = {
  ...{ teamFrom: USUAL_IMPACT.team, manyFrom: USUAL_IMPACT.many, asksHow: true },
};
