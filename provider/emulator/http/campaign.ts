import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Page } from "../page/page";
import { isForeign } from "../page/guard";
import { answerOf } from "../faults/answers";
import { deliver, pause } from "../faults/deliver";
import { whenOf, type Fault } from "../faults/fault";
import type { CallName, Injector } from "../faults/injector";
import { ListenerError, type Hooks } from "../hooks";
import type { Journal } from "../journal";
import type { Instance } from "../model/instance";
import type { Exchange, Router } from "../router";
import { readAction } from "../soap/request";
import { html, text } from "./answer";
import { openPage } from "./page";
import { readBody } from "./server";

/** All that has a say in how a request is answered. */
export interface Site {
  instance: Instance;
  router: Router;
  journal: Journal;
  faults: Injector;
  hooks: Hooks;
}

/** What an instance answers over HTTP: the SOAP router, pages, and whatever fault was injected. */
export function campaignListener(site: Site, page?: Page): RequestListener {
  return (request, response) => {
    const served =
      page?.serves(request) && !isForeign(request) ? page.answer(request, response) : serve(site, request, response);
    served.catch((error: unknown) => {
      if (error instanceof ListenerError) return deliver(response, text(error.message, 500));
      // The client went away in the middle of its request: there is nobody to answer.
      response.destroy();
    });
  };
}

async function serve(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Its operator and password are known to everybody, so a web page of somebody else could sign in, too.
  if (isForeign(request)) return deliver(response, html(403, "Forbidden"));
  const body = await readBody(request);
  if (body === undefined) return deliver(response, html(413, "Request Entity Too Large"));
  const { call, exchange } = open(site, request, body);

  await site.hooks.tell({ ...call, phase: "before" });
  const { before, after } = site.faults.arrive(call);
  if (before?.kind === "slow") await pause(response, before.delay ?? 1000);
  else if (before) return strike(before, call, exchange, response);

  if (exchange.takes > 0) await pause(response, exchange.takes);

  const struck = [before, after].filter((fault) => fault !== undefined).map(describe);
  const answer = exchange.execute(struck.length > 0 ? struck.join(", ") : undefined);
  await site.hooks.tell({ ...call, phase: "after" });
  if (after?.kind === "expired") exchange.endSession();
  if (after?.kind === "slow") await pause(response, after.delay ?? 1000);
  return deliver(response, after ? answerOf(after, answer, call) : answer, after);
}

/** Answers a call that is not executed. */
function strike(fault: Fault, call: CallName, exchange: Exchange, response: ServerResponse): Promise<void> {
  const answer = answerOf(fault, undefined, call);
  const silent = ["refuse", "reset", "hang"].includes(fault.kind);
  exchange.skip(silent ? 0 : answer.status, describe(fault));
  if (fault.kind === "expired") exchange.endSession();
  return deliver(response, answer, fault);
}

const describe = (fault: Fault): string => `${fault.kind} ${whenOf(fault)}`;

function open(site: Site, request: IncomingMessage, body: string): { call: CallName; exchange: Exchange } {
  const url = request.url ?? "/";
  // Clients put a slash too many between address and path; the method in the query is decoration.
  const path = url.replace(/\?.*$/s, "").replace(/\/{2,}/g, "/");
  const header = (name: string) => one(request.headers[name]);
  const address = request.socket.remoteAddress ?? "127.0.0.1";
  if (`${request.method} ${path}` === "POST /nl/jsp/soaprouter.jsp") {
    return { call: readAction(header("soapaction")), exchange: site.router.open({ body, header, address }) };
  }
  return openPage(site, `${request.method} ${path}`, { url, open: [], body, header, address });
}

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);
