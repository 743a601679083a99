import { expect, test } from "vitest";
import { filesOfPart, isPart } from "../../../tools/mutation/part.mts";

const files = Array.from({ length: 200 }, (_, index) => `provider/x/file-${index}.ts`);

test("each file is in one part, wherever others come and go", () => {
  const parts = [1, 2, 3, 4].map((part) => filesOfPart(files, `${part}/4`));
  expect(parts.flat().sort()).toEqual([...files].sort());
  expect(Math.min(...parts.map(({ length }) => length))).toBeGreaterThan(30);
  expect(filesOfPart([...files, "provider/new.ts"], "2/4")).toEqual(expect.arrayContaining(parts[1]!));
});

test.each([
  ["1/8", true],
  ["0/8", false],
  ["provider/hiding", false],
])("%s is a part: %s", (text, is) => {
  expect(isPart(text)).toBe(is);
});
