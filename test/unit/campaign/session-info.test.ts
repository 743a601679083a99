import { describe, expect, it } from "vitest";

import { readSessionInfo } from "../../../provider/campaign/session-info";
import { readXml } from "../../../provider/xml/read";

const server = '<serverInfo instanceName="i" databaseId="d" releaseName="7.4.1" buildNumber="9383"/>';
const user =
  '<userInfo login="admin"><login-group id="1"/><login-right right="admin"/><login-right right="export"/>' +
  '<installed-package name="campaign" namespace="nms"/><installed-package name="core" namespace="xtk"/></userInfo>';
const outputs = (session: string, info: string, security: string) =>
  readXml(`<r><a>${session}</a><b>${info}</b><c>${security}</c></r>`).children;
const info = (...parts: string[]) => `<sessionInfo>${parts.join("")}</sessionInfo>`;

describe("what a logon tells", () => {
  it("is read by position, whatever the outputs are called", () => {
    expect(readSessionInfo(outputs("___1", info(server, user), "@2"))).toEqual({
      authorization: { session: "___1", security: "@2" },
      identity: { instanceName: "i", databaseId: "d" },
      release: "7.4.1",
      build: "9383",
      minimumConsoleBuild: undefined,
      advisedConsoleBuild: undefined,
      operator: "admin",
      rights: ["admin", "export"],
      packages: new Set(["nms:campaign", "xtk:core"]),
    });
  });

  it("names the console's builds, where 0 is none", () => {
    const builds = '<serverInfo minClientBuildNumber="8969" advisedClientBuildNumber="0"/>';
    const read = readSessionInfo(outputs("s", info(builds, user), "t"));
    expect(read).toMatchObject({ minimumConsoleBuild: "8969", advisedConsoleBuild: undefined });
  });

  it("names the build that Adobe advises", () => {
    const builds = '<serverInfo minClientBuildNumber="8969" advisedClientBuildNumber="9364"/>';
    expect(readSessionInfo(outputs("s", info(builds, user), "t"))).toMatchObject({ advisedConsoleBuild: "9364" });
  });

  it("may list no right, no package and no release", () => {
    const read = readSessionInfo(outputs("s", info("<serverInfo/>", "<userInfo/>"), "t"));
    expect(read).toMatchObject({ release: "", rights: [], identity: { instanceName: "", databaseId: "" } });
    // Every instance has packages: none listed means that they were not told.
    expect(read?.packages).toBeUndefined();
  });

  it.each([
    ["no session token", outputs("", info(server, user), "@2")],
    ["no security token", outputs("___1", info(server, user), "")],
    ["no description of the server", outputs("___1", info(user), "@2")],
    ["no description of the operator", outputs("___1", info(server), "@2")],
    ["no description at all", outputs("___1", "", "@2")],
    ["two outputs", outputs("___1", info(server, user), "@2").slice(0, 2)],
    ["nothing", []],
  ])("is not understood with %s", (_what, given) => {
    expect(readSessionInfo(given)).toBeUndefined();
  });
});
