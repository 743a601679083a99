import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { stamp } from "../model/clock";
import type { Instance } from "../model/instance";
import type { Answer, Router } from "../router";
import { element } from "../xml/tree";
import { writeXml } from "../xml/write";
import { readBody } from "./server";

/** What an instance answers over HTTP: the SOAP router, and two pages for monitoring. */
export function campaignListener(instance: Instance, router: Router): RequestListener {
  return (request, response) => {
    serve(request, instance, router).then(
      (answer) => send(response, answer),
      // The client went away in the middle of its request: there is nobody to answer.
      () => response.destroy(),
    );
  };
}

async function serve(request: IncomingMessage, instance: Instance, router: Router): Promise<Answer> {
  // Clients put a slash too many between address and path; the method in the query is decoration.
  const path = (request.url ?? "/").replace(/\?.*$/s, "").replace(/\/{2,}/g, "/");
  const body = await readBody(request);
  if (body === undefined) return html(413, "Request Entity Too Large");
  const route = `${request.method} ${path}`;
  if (route === "POST /nl/jsp/soaprouter.jsp") {
    return router.answer({ body, header: (name) => one(request.headers[name]) });
  }
  if (route === "GET /r/test") return redirectionTest(instance, request);
  if (route === "GET /nl/jsp/ping.jsp") return text(`OK\n${stamp(instance.clock.now())}\n`);
  return html(404, "Not Found");
}

/** As captured, but for the version attributes that only newer builds have. */
function redirectionTest(instance: Instance, request: IncomingMessage): Answer {
  const { buildNumber, commitId } = instance.profile.server;
  const redir = element("redir", {
    status: "OK",
    date: stamp(instance.clock.now()),
    build: buildNumber,
    sha1: commitId,
    instance: instance.instanceName,
    sourceIP: request.socket.remoteAddress ?? "",
    host: request.headers.host ?? "",
    localHost: "localhost",
  });
  return { status: 200, contentType: "text/xml;charset=utf-8", body: writeXml(redir) };
}

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

const text = (body: string): Answer => ({ status: 200, contentType: "text/plain;charset=utf-8", body });

const html = (status: number, title: string): Answer => ({
  status,
  contentType: "text/html;charset=utf-8",
  body: `<!DOCTYPE html><html><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>`,
});

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  response.writeHead(status, { "Content-Type": contentType, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}
