// How fast a long work goes, and how long it will take. Pure.

/** Files a second and whole seconds left, from what was done in `elapsed` ms; 0 while nothing can be said. */
export function pace(done: number, of: number, elapsed: number): { rate: number; left: number } {
  if (done === 0 || elapsed < 500) return { rate: 0, left: 0 };
  const rate = (done * 1000) / elapsed;
  return { rate: Math.max(1, Math.round(rate)), left: Math.ceil((of - done) / rate) };
}
