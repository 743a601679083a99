import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Emulator } from "../api";
import type { Site } from "../http/campaign";
import { BadRequest, parse } from "../http/control-body";
import { readBody } from "../http/server";
import { SoapFault } from "../soap/faults";
import { act } from "./actions";
import { asset, type AssetName } from "./assets";
import { isOwnHost, PageToken } from "./guard";
import { look } from "./look";
import type { Done, Seen } from "./view";

/** A question for changes is answered after this long anyway. */
const longestWait = 20_000;
const shortestPause = 200;

/** Nothing inline, nothing from elsewhere, in no frame; texts of an instance cannot become markup. */
const headers = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const files: Readonly<Record<string, AssetName>> = {
  "/": "index.html",
  "/page/app.js": "app.js",
  "/page/app.css": "app.css",
};

/** The console in a browser: a page at the instance's own address, and what it asks for below `/page/`. */
export class Page {
  readonly #token = new PageToken();

  constructor(
    private readonly site: Site,
    private readonly emulator: () => Emulator,
  ) {}

  /** Whether the request is for the page. If so, it is answered, and does not count as a call of the instance. */
  serves({ url = "/", method }: IncomingMessage): boolean {
    return url.startsWith("/page/") || (url === "/" && method === "GET");
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request)) return refuse(response, 403, "This is the page of 127.0.0.1 and localhost only.");
    const url = new URL(request.url ?? "/", "http://localhost");
    const route = `${request.method} ${url.pathname}`;
    const file = request.method === "GET" ? files[url.pathname] : undefined;
    if (file) return this.#file(response, file);
    if (!this.#token.fits(request.headers["x-emulator-page"]))
      return refuse(response, 403, "The emulator has started anew: reload the page.");
    if (route === "GET /page/view") return this.#view(response, url.searchParams.get("seen"));
    const [, call] = /^GET \/page\/calls\/(\d{1,15})$/.exec(route) ?? [];
    if (call !== undefined) return this.#call(response, Number(call));
    const [, action] = /^POST \/page\/actions\/([a-z-]+)$/.exec(route) ?? [];
    if (action !== undefined) return this.#act(request, response, action);
    return refuse(response, 404, "The page has nothing there.");
  }

  #file(response: ServerResponse, name: AssetName): void {
    const found = asset(name);
    if (!found) return refuse(response, 404, "The page is not built.");
    response.writeHead(200, { ...headers, "Content-Type": found.contentType });
    response.end(found.body.replace("{token}", this.#token.value));
  }

  /** As it is now, or when it is no longer what the page has seen. Looking costs time, so longer looks have longer pauses. */
  async #view(response: ServerResponse, seen: string | null): Promise<void> {
    const deadline = Date.now() + longestWait;
    while (!response.destroyed) {
      const started = performance.now();
      const now = look(this.site);
      if (now.version !== seen || Date.now() >= deadline) return reply(response, now);
      await sleep(Math.max(shortestPause, 10 * (performance.now() - started)), undefined, { ref: false });
    }
  }

  #call(response: ServerResponse, number: number): void {
    const entry = this.site.journal.numbered(number);
    if (!entry) return refuse(response, 404, "The journal no longer has this call.");
    reply(response, { request: entry.request });
  }

  async #act(request: IncomingMessage, response: ServerResponse, action: string): Promise<void> {
    if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
      return refuse(response, 415, "The body has to be JSON.");
    try {
      const text = await readBody(request);
      if (text === undefined) throw new BadRequest("The body is too large.");
      const result = await act(this.emulator(), action, parse(text));
      const done: Done = { result, ...look(this.site) };
      return reply(response, done);
    } catch (error) {
      return refuse(response, 400, error instanceof SoapFault ? error.reason : (error as Error).message);
    }
  }
}

function reply(response: ServerResponse, value: Seen | Done | { request: string } | { error: string }, status = 200) {
  response.writeHead(status, { ...headers, "Content-Type": "application/json" });
  response.end(JSON.stringify(value));
}

const refuse = (response: ServerResponse, status: number, error: string): void => reply(response, { error }, status);
