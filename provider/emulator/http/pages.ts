import { stamp } from "../model/clock";
import type { Instance } from "../model/instance";
import { element } from "../xml/tree";
import { writeXml } from "../xml/write";
import { text, xml, type Answer } from "./answer";
import { accessToken } from "./ims";
import { groupsPage } from "./user-management";

/** A request for anything but the SOAP router. */
export interface PageRequest {
  /** After the host, with its query. */
  url: string;
  /** Parts of the path that the route leaves open. */
  open: readonly string[];
  body: string;
  address: string;
  header(name: string): string | undefined;
}

export type Page = (instance: Instance, request: PageRequest) => Answer;

/** Followed by an organization and the number of a page. */
export const groupsRoute = "GET /v2/usermanagement/groups";

/** By method and path. */
export const pages: Readonly<Record<string, Page>> = {
  "GET /r/test": redirectionTest,
  "GET /nl/jsp/ping.jsp": (instance) => text(`OK\n${stamp(instance.clock.now())}\n`),
  "POST /ims/token/v2": accessToken,
  "POST /ims/token/v3": accessToken,
  [groupsRoute]: groupsPage,
};

/** Attributes as captured; `version`, which clients read, is on newer builds only. */
function redirectionTest(instance: Instance, request: PageRequest): Answer {
  const { server, version } = instance.profile;
  const redir = element("redir", {
    status: "OK",
    date: stamp(instance.clock.now()),
    build: server.buildNumber,
    sha1: server.commitId,
    instance: instance.instanceName,
    sourceIP: request.address,
    host: request.header("host") ?? "",
    localHost: "localhost",
    ...(version === undefined ? {} : { version }),
  });
  return xml(writeXml(redir));
}
