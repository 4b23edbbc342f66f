/** Dates that get a tick: each of a week, Mondays of a month, every second Monday of a quarter. */
export function tickDates(dates: readonly string[]): string[] {
  if (dates.length <= 7) return [...dates];
  const mondays = dates.filter((date) => new Date(date).getUTCDay() === 1);
  return dates.length <= 31 ? mondays : mondays.filter((_, i) => i % 2 === (mondays.length + 1) % 2);
}
