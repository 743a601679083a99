/** Says on stderr what takes so long, and every 20 seconds that it still goes on. */
export async function ticking<T>(what: string, work: () => Promise<T>): Promise<T> {
  console.error(`${what}…`);
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const timer = setInterval(() => console.error(`  … ${elapsed()}`), 20_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    console.error(`  … ended after ${elapsed()}`);
  }
}
