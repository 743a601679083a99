import type { Instance } from "../model/instance";
import { json, type Answer } from "./answer";
import type { PageRequest } from "./pages";

/** Codes and texts of Adobe's gateway in front of its APIs, from public reports. */
const gateway = (status: number, code: string, message: string, headers?: Record<string, string>) =>
  json({ error_code: code, message }, status, headers);

/** `GET /v2/usermanagement/groups/{orgId}/{page}`, as Adobe documents it. */
export function groupsPage({ ims, clock, directory }: Instance, request: PageRequest): Answer {
  const parts = request.open.map(decoded);
  // Made up, like the answer to any other malformed address.
  if (parts.includes(undefined)) return gateway(400, "400000", "The address is not well-formed");
  const [organization = "", number = ""] = parts;
  const token = /^Bearer\s+(\S+)$/i.exec(request.header("authorization") ?? "")?.[1];
  const known = token === undefined ? undefined : ims.find(token);
  if (!known || known.expires <= clock.now()) return gateway(401, "401013", "Oauth token is not valid");
  const key = request.header("x-api-key");
  if (!key) return gateway(403, "403000", "Api Key is required");
  if (known.clientId !== undefined && known.clientId !== key) return gateway(403, "403003", "Api Key is invalid");

  const { settings, groups } = directory;
  const wait = directory.throttle(key, clock.now());
  if (wait !== undefined) return gateway(429, "429050", "Too many requests", { "Retry-After": String(wait) });

  const malformed = !/^[A-Za-z0-9]+@AdobeOrg$/.test(organization);
  if (malformed || (settings.organization ?? organization) !== organization) {
    // The code is documented; the rest of this body is made up.
    return json(
      { lastPage: false, result: "error.organization.invalid_id", message: "The organization is not known." },
      400,
    );
  }
  const page = /^\d+$/.test(number) ? Number(number) : 0;
  const last = Math.max(0, Math.ceil(groups.length / settings.pageSize) - 1);
  if (page > last || groups.length === 0) return json({ lastPage: true, result: "Not found" });
  const rows = groups.slice(page * settings.pageSize, (page + 1) * settings.pageSize);
  return json(
    { lastPage: page === last, result: "success", groups: rows },
    200,
    headersOf(request, { page, last, size: settings.pageSize, count: groups.length }),
  );
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Paging is reported in headers as well. */
function headersOf(request: PageRequest, at: { page: number; last: number; size: number; count: number }) {
  const id = request.header("x-request-id");
  return {
    "X-Total-Count": String(at.count),
    "X-Page-Count": String(at.last + 1),
    "X-Current-Page": String(at.page),
    "X-Page-Size": String(at.size),
    ...(id === undefined ? {} : { "X-Request-Id": id }),
  };
}
