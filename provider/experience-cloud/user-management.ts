import { NetworkError } from "../errors/network-error";
import { type HttpClient, type HttpReply, secondsToWait } from "../network/http-client";
import type { Secret } from "../secret";
import { isAdministratorsGroup, isRecord, type ProductProfile, toProfile } from "./product-profiles";

/** What is asked, and of whom. */
export interface ListingRequest {
  readonly http: HttpClient;
  readonly clientId: string;
  readonly token: () => Promise<Secret>;
  /** `https://usermanagement.adobe.io/v2/usermanagement`. */
  readonly endpoint: string;
  readonly organization: string;
  /** Milliseconds for one call. */
  readonly timeout: number;
  /** Milliseconds for everything. Throttling can last close to an hour, and nothing is to be held up by it. */
  readonly patience: number;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** The organization's product profiles, or why they are not known. */
export type Listing = { readonly profiles: readonly ProductProfile[] } | { readonly notVerified: string };

/** No organization has so many groups; a server that never says "last page" must not be asked for ever. */
const MOST_PAGES = 200;

/** Of all pages together. */
const MOST_BYTES = 64 * 1024 * 1024;

/** When a throttled client is not told how long to wait. Seconds. */
const DEFAULT_WAIT = 5;

class NotVerified extends Error {}

/**
 * Lists the product profiles of an organization, page by page. Never throws for what the service does: not to know them is no
 * reason to fail. Source: User Management API documentation, "Get User Groups and Product Profiles".
 */
export async function listProductProfiles(request: ListingRequest): Promise<Listing> {
  try {
    return { profiles: await everyPage(request) };
  } catch (error) {
    if (error instanceof NotVerified) return { notVerified: error.message };
    if (error instanceof NetworkError) return { notVerified: `it cannot be reached (${error.failure})` };
    throw error;
  }
}

async function everyPage(request: ListingRequest): Promise<ProductProfile[]> {
  const deadline = Date.now() + request.patience;
  const profiles: ProductProfile[] = [];
  const seen = new Set<unknown>();
  let bytes = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const reply = await askFor(page, request, deadline);
    const { groups, ids, isLast } = readPage(reply);
    bytes += reply.body.length;
    if (bytes > MOST_BYTES) throw new NotVerified(`it lists more than ${MOST_BYTES / 1024 / 1024} MB`);
    if (ids.some((id) => seen.has(id))) throw new NotVerified("it lists the same group on two pages");
    for (const id of ids) seen.add(id);
    profiles.push(...groups);
    if (isLast) return profiles;
  }
  throw new NotVerified(`it lists more than ${MOST_PAGES} pages`);
}

async function askFor(page: number, request: ListingRequest, deadline: number): Promise<HttpReply> {
  const { http, clientId, endpoint, organization, timeout, pause = sleep } = request;
  for (;;) {
    const token = await request.token();
    const left = deadline - Date.now();
    if (left <= 0) throw new NotVerified(`it took longer than ${request.patience / 1000} seconds`);
    const reply = await http.send({
      method: "GET",
      url: `${endpoint}/groups/${encodeURIComponent(organization)}/${page}`,
      headers: { Authorization: `Bearer ${token.reveal()}`, "x-api-key": clientId, Accept: "application/json" },
      name: "the listing of product profiles",
      timeout: Math.min(timeout, left),
    });
    if (reply.status !== 429) return reply;
    const wait = Math.max(secondsToWait(reply.retryAfter) ?? DEFAULT_WAIT, 1) * 1000;
    if (wait > deadline - Date.now())
      throw new NotVerified(`it is throttled, and says to ask again in ${Math.ceil(wait / 1000)} seconds`);
    await pause(wait);
  }
}

/** `ids` are those of every group, whatever its kind. */
function readPage({ status, body }: HttpReply): { groups: ProductProfile[]; ids: unknown[]; isLast: boolean } {
  const answer = parse(body.toString("utf8"));
  const { result, lastPage, groups, error_code: code } = answer;
  if (status !== 200) {
    // A code is a short word; a longer text may repeat what was sent.
    const said = [code, result].filter((text) => typeof text === "string").find((text) => /^[\w.-]{1,60}$/.test(text));
    throw new NotVerified(`it answered HTTP ${status}${said === undefined ? "" : ` (${said})`}`);
  }
  if (lastPage === true && result === "Not found") return { groups: [], ids: [], isLast: true };
  if (result !== "success" || typeof lastPage !== "boolean" || !Array.isArray(groups))
    throw new NotVerified("its answer is not understood");
  const ids = groups.filter(isRecord).flatMap(({ groupId }) => (groupId === undefined ? [] : [groupId]));
  const profiles = groups
    .filter(isRecord)
    .filter(({ type }) => type === "PRODUCT_PROFILE")
    .flatMap((group) => toProfile(group) ?? []);
  return { groups: profiles.filter(({ name }) => !isAdministratorsGroup(name)), ids, isLast: lastPage };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
