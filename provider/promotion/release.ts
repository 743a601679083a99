/** A release as `releaseName` calls it, such as `7.4.1`, and its build, such as `9383`. */
export interface Version {
  readonly release: string;
  readonly build: string;
}

/** Releases by the year (20.3) came before 7.0, which went on counting after 6.1. */
const FIRST_YEAR = 15;
const BEFORE_SEVEN = 6;

/** Whether `a` is an older release than `b`. Where a name does not tell, the builds do, which only ever grew; else nothing is older. */
export function isOlderRelease(a: Version, b: Version): boolean {
  const [left, right] = [numbersOf(a.release), numbersOf(b.release)];
  if (left === undefined || right === undefined) return isLess(numbersOf(a.build), numbersOf(b.build));
  return isLess(left, right);
}

function numbersOf(text: string): number[] | undefined {
  if (!/^\d+(\.\d+)*$/.test(text)) return undefined;
  const numbers = text.split(".").map(Number);
  return numbers[0]! >= FIRST_YEAR && numbers.length > 1 ? [BEFORE_SEVEN, ...numbers] : numbers;
}

function isLess(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const length = Math.max(a.length, b.length);
  const first = Array.from({ length }, (_, index) => (a[index] ?? 0) - (b[index] ?? 0)).find((step) => step !== 0);
  return first !== undefined && first < 0;
}
