/**
 * How surprising it is to count `count` or more where `expected` was to be: minus the power of ten of its chance, by the
 * Poisson distribution. 6 means once in a million.
 */
export function surprise(count: number, expected: number): number {
  if (count <= expected) return 0;
  // The first term of the tail in logarithms, and the rest of it relative to that.
  let first = -expected;
  for (let n = 1; n <= count; n++) first += Math.log(expected / n);
  let rest = 1;
  let term = 1;
  for (let n = count + 1; term > 1e-9 && n < count + 1000; n++) {
    term *= expected / n;
    rest += term;
  }
  return Math.max(0, -(first + Math.log(rest)) / Math.LN10);
}
