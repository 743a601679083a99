/** However much an instance sends, reading ends. */
import { afterEach, describe, expect, it } from "vitest";

import { limits } from "../../provider/campaign/query";
import { failureOf, instanceFor, openDoor } from "../support/client";
import { envelope } from "../support/replies";

const logon = envelope(
  "<LogonResponse><pstrSessionToken>t</pstrSessionToken><pSessionInfo><sessionInfo><serverInfo instanceName='i' databaseId='d'/><userInfo login='admin'/></sessionInfo></pSessionInfo><pstrSecurityToken>s</pstrSecurityToken></LogonResponse>",
);
const page = (rows: string) =>
  envelope(
    `<ExecuteQueryResponse><pdomOutput><group-collection>${rows}</group-collection></pdomOutput></ExecuteQueryResponse>`,
  );
const usual = { ...limits };

afterEach(() => void Object.assign(limits, usual));

/** An instance whose n-th page of groups has these rows. */
async function groupsOf(rowsOf: (page: number) => string) {
  let pages = 0;
  const door = await openDoor(undefined, ({ action }) => ({
    body: action.endsWith("#Logon")
      ? logon
      : action.endsWith("#ExecuteQuery")
        ? page(rowsOf(pages++))
        : envelope("<LogoffResponse/>"),
  }));
  const instance = instanceFor(door.url);
  const close = async () => {
    await instance.close();
    await door.close();
  };
  return { names: () => instance.groups.names(), pages: () => pages, close };
}
const rows = (from: number, name = "g") =>
  Array.from({ length: 1000 }, (_, index) => `<group id="${from + index}" name="${name}${from + index}"/>`).join("");

describe("paging", () => {
  it("goes on to the last page", async () => {
    const { names, close } = await groupsOf((number) =>
      number < 3 ? rows(1 + number * 1000) : '<group id="9" name="last"/>'.replace("9", "9999"),
    );
    expect(await names()).toHaveLength(3001);
    await close();
  });

  it("ends when the same page comes again", async () => {
    const { names, pages, close } = await groupsOf(() => rows(1));
    const failure = await failureOf(names());
    expect(failure.message).toMatch(/^ACC2005: .*xtk:group 1 came on two pages/s);
    expect(pages()).toBe(2);
    await close();
  });

  it("ends after a number of pages", async () => {
    limits.pages = 3;
    const { names, pages, close } = await groupsOf((number) => rows(1 + number * 1000));
    expect((await failureOf(names())).message).toMatch(/no end of xtk:group after 3000 rows/);
    expect(pages()).toBe(3);
    await close();
  });

  it("ends after an amount of text, however few pages that is", async () => {
    limits.characters = 100_000;
    const { names, pages, close } = await groupsOf((number) => rows(1 + number * 1000, "x".repeat(200)));
    expect((await failureOf(names())).code).toBe("ACC2005");
    expect(pages()).toBe(1);
    await close();
  });

  it("has bounds that no instance needs and every machine bears", () => {
    expect(usual).toEqual({ pages: 100, characters: 32 * 1024 * 1024 });
  });
});
