/** CPU time, user and system, of this process in nanoseconds: what other programs do on the machine does not count. */
export function cpuNanoseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1_000;
}

const SAMPLE_NANOSECONDS = 40e6;

/** CPU nanoseconds of one call, over as many calls as fill a sample. */
function sample(work: () => void): number {
  let calls = 0;
  let batch = 1;
  const start = cpuNanoseconds();
  for (;;) {
    for (let call = 0; call < batch; call += 1) work();
    calls += batch;
    const spent = cpuNanoseconds() - start;
    if (spent >= SAMPLE_NANOSECONDS) return spent / calls;
    batch = Math.max(1, Math.min(calls, 1_000_000));
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/**
 * Medians of CPU nanoseconds by name. The contestants take turns, so that a slow moment of the machine hits all; the
 * first two rounds warm up and are thrown away.
 */
export function race(contestants: ReadonlyMap<string, () => void>, rounds: number): Map<string, number> {
  const samples = new Map<string, number[]>([...contestants.keys()].map((name) => [name, []]));
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, work] of contestants) {
      const nanoseconds = sample(work);
      if (round >= 0) samples.get(name)?.push(nanoseconds);
    }
  }
  return new Map([...samples].map(([name, values]) => [name, median(values)]));
}
