import type { CallName } from "../faults/injector";
import type { Journal } from "../journal";
import type { Instance } from "../model/instance";
import type { Exchange } from "../router";
import { html } from "./answer";
import { groupsRoute, pages, type Page, type PageRequest } from "./pages";

/** Pages count as calls of this service. */
const service = "http";

const missing: Page = () => html(404, "Not Found");

/** A page as a call that can be struck, skipped and noted. Of the request only the route is noted: bodies hold secrets. */
export function openPage(
  { instance, journal }: { instance: Instance; journal: Journal },
  wanted: string,
  request: PageRequest,
): { call: CallName; exchange: Exchange } {
  const { route, page, open } = find(wanted);
  const note = (status: number, injected: string | undefined) =>
    journal.add({
      at: new Date(instance.clock.now()).toISOString(),
      operator: "",
      service,
      method: route,
      status,
      ...(injected === undefined ? {} : { injected }),
      detail: open.join(" "),
      write: false,
      request: "",
    });
  const exchange: Exchange = {
    takes: 0,
    execute: (injected) => {
      const answer = page(instance, { ...request, open });
      instance.commit();
      note(answer.status, injected);
      return answer;
    },
    skip: note,
    endSession: () => {},
  };
  return { call: { service, method: route }, exchange };
}

/** By its route, or by one that parts follow, such as the number of a page. */
function find(wanted: string): { route: string; page: Page; open: string[] } {
  const [route, open] = wanted.startsWith(`${groupsRoute}/`)
    ? [groupsRoute, wanted.slice(groupsRoute.length + 1).split("/")]
    : [wanted, []];
  const page = Object.hasOwn(pages, route) ? pages[route] : undefined;
  return { route, page: page ?? missing, open };
}
