import { Agent, request, type IncomingHttpHeaders } from "node:http";
import type { Tokens } from "./soap";

/** What a client sees of one exchange, however it ends. */
export interface Seen {
  status?: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** Code of the error that ended it: ECONNRESET, ECONNREFUSED, or `TIMEOUT`. */
  error?: string;
  /** Pieces in which the body arrived. */
  pieces: number;
}

export interface RawOptions {
  tokens?: Tokens;
  bearer?: string;
  /** Gives up after so many milliseconds. */
  patience?: number;
  /** Gives up after so many bytes. */
  enough?: number;
  agent?: Agent;
}

const envelope = (service: string, method: string, parameters: string) =>
  '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>' +
  `<m:${method} xmlns:m="urn:${service}"><sessiontoken/>${parameters}</m:${method}></SOAP-ENV:Body></SOAP-ENV:Envelope>`;

/** One SOAP call with Node's plain HTTP client, which hides nothing. */
export function raw(url: string, action: string, parameters = "", options: RawOptions = {}): Promise<Seen> {
  const [service = "", method = ""] = action.split("#");
  const { tokens, bearer } = options;
  const headers = {
    soapaction: action,
    ...(tokens ? { "x-session-token": tokens.session, "x-security-token": tokens.security } : {}),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
  return exchange(`${url}/nl/jsp/soaprouter.jsp`, "POST", headers, envelope(service, method, parameters), options);
}

export function exchange(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string,
  { patience = 5000, enough = Infinity, agent = new Agent() }: RawOptions = {},
): Promise<Seen> {
  return new Promise((resolve) => {
    const seen: Seen = { headers: {}, body: "", pieces: 0 };
    const sent = request(url, { method, headers: { ...headers, "content-length": Buffer.byteLength(body) }, agent });
    const end = (error?: string) => {
      clearTimeout(timer);
      resolve({ ...seen, ...(error === undefined ? {} : { error }) });
      sent.destroy();
    };
    const timer = setTimeout(() => end("TIMEOUT"), patience);
    sent.on("error", (error: NodeJS.ErrnoException) => end(error.code));
    sent.on("response", (response) => {
      seen.status = response.statusCode ?? 0;
      seen.headers = response.headers;
      response.on("error", (error: NodeJS.ErrnoException) => end(error.code));
      response.on("data", (piece: Buffer) => {
        seen.pieces++;
        seen.body += piece.toString("latin1");
        if (seen.body.length >= enough) end("ENOUGH");
      });
      response.on("end", () => end());
    });
    sent.end(body);
  });
}
