/** How a stored secret is judged after a write, also where it is hidden from our operator. */
import { describe, expect, it } from "vitest";
import { isBySomebodyElse, secretProblems } from "../../provider/resources/row/two-writers";

const sign = "ciphertext" as const;
const hidden = { sent: undefined, before: "", sign: "lastModified" } as const;
const unstable = { sent: undefined, before: "@A", sign: "lastModified" } as const;
const ours = { isAnswered: true, isOurs: true, isOthers: false };
const theirs = { isAnswered: true, isOurs: false, isOthers: true };
const unknown = { isAnswered: true, isOurs: false, isOthers: false };
const [kept, other] = [
  { sent: undefined, before: "@A", sign },
  { sent: "@B", before: "@A", sign },
];

describe("a secret", () => {
  it.each([
    ["that was not sent and stayed, by us", "@A", { ...kept, ...ours }, 0],
    ["that was not sent and stayed, though somebody else came after us", "@A", { ...kept, ...theirs }, 0],
    ["that was not sent and is another", "@C", { ...kept, ...ours }, 1],
    ["that was not sent and was removed", "", { ...kept, ...ours }, 1],
    ["that is hidden, not sent, and we came last", "", { ...hidden, ...ours }, 0],
    ["that is hidden, not sent, and somebody else came last", "", { ...hidden, ...theirs }, 1],
    ["that is hidden, not sent, and who came last cannot be read", "", { ...hidden, ...unknown }, 0],
    ["that is read otherwise each time, not sent, and we came last", "@C", { ...unstable, ...ours }, 0],
    ["that is read otherwise each time, not sent, and somebody else came last", "@C", { ...unstable, ...theirs }, 1],
    ["that was sent and is there", "@B", { ...other, ...theirs }, 0],
    ["that was sent and is stored in another way", "@C", { ...other, ...ours }, 0],
    ["that was sent without an answer and is another", "@C", { ...other, ...ours, isAnswered: false }, 1],
    ["that was sent and is another, by somebody else", "@C", { ...other, ...theirs }, 1],
  ] as const)("%s: %o", (_what, stored, seen, problems) => {
    expect(secretProblems(stored, seen)).toHaveLength(problems);
  });
});

it("an operator whose login cannot be read is not called somebody else", () => {
  const account = { id: "1", name: "A", label: "", type: "42", lastModified: "", attributes: {} };
  expect(isBySomebodyElse({ ...account, modifiedBy: "j.doe" }, "pulumi")).toBe(true);
  expect(isBySomebodyElse({ ...account, modifiedBy: "pulumi" }, "pulumi")).toBe(false);
  expect(isBySomebodyElse({ ...account, modifiedBy: "1062" }, "pulumi")).toBe(false);
});
