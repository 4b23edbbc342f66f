const LONG = process.env.FAULTS_LONG === '1';

/** How much of each fault: a taste in `npm test`, the full length in `npm run test:faults`. */
const size = (short: number, long: number): number => (LONG ? long : short);

export const SIZES = {
  /** F1: how often the app is killed. */
  appKills: size(2, 300),
  /** F2: how often the database is. */
  databaseKills: size(2, 50),
  /** F4: the longest delay of a request, ms. */
  delay: size(400, 30_000),
  /** F4: rounds of work under it. */
  rounds: size(4, 40),
  /** F7: transactions that commit while the long one is open. */
  laterCommits: size(60, 1_000),
  /** F11: how long a process stands still, ms. */
  stop: size(1_500, 60_000),
  /** F24: at how many statements a migration is killed. */
  migrationKills: size(3, 1_000),
};

/** For one fault, ms. */
export const TIME = size(60_000, 3_600_000);
