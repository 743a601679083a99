/** One real reply of each kind, as the client got it from the emulator. */
import { HttpClient, type HttpReply } from "../../provider/network/http-client";
import { prepare } from "./faults-case.ts";
import { put } from "./faults-put.ts";
import { operations } from "./faults-operations.ts";

export interface Recorded {
  readonly method: string;
  readonly reply: HttpReply;
}

/** Runs every operation once. The longest reply of each method is kept: it has the most places to be cut at. */
export async function recordReplies(): Promise<Recorded[]> {
  const recorded = new Map<string, Recorded>();
  const keep = (method: string, reply: HttpReply) => {
    const known = recorded.get(method);
    if (known === undefined || known.reply.body.length < reply.body.length) recorded.set(method, { method, reply });
  };
  const restore = put(
    HttpClient.prototype,
    "send",
    (send) =>
      async function (this: HttpClient, request) {
        const reply = await send.call(this, request);
        keep(request.name.replace(/^.*#/, ""), reply);
        return reply;
      },
  );
  try {
    for (const operation of operations) await prepare(operation);
  } finally {
    restore();
  }
  return [...recorded.values()];
}
