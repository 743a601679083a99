import { MalformedReplyError } from "../errors/malformed-reply-error";
import type { CallOptions, Session } from "./session";
import type { SoapCall } from "./soap/envelope";
import { childrenOf, descendants, element, type XmlElement } from "../xml/element";

/** A line of a job's log. */
export interface LogLine {
  readonly id: number;
  readonly message: string;
  readonly failed: boolean;
}

/** How far a job has come, in steps of its own. */
export interface JobProgress {
  readonly done: number;
  readonly of: number;
}

export type JobState = "running" | "finished" | "failed" | "cancelled";

const states: Record<string, JobState> = { 4: "cancelled", 5: "finished", 6: "failed" };
const LINES_PER_POLL = 100;

/** Starts a static method as a job of the instance; returns the job's id. The form of `param` is our reading of captured calls. */
export async function submitJob(
  session: Session,
  { service, method, param }: { service: string; method: string; param: XmlElement },
  options: CallOptions,
): Promise<string> {
  const builder = element("builder", { doNotPersist: "true", xtkschema: service }, [
    element("properties", { warning: "false" }),
  ]);
  const soapCall = element("soapCall", { name: method, service }, [element("param", {}, [param])]);
  const call: SoapCall = {
    service: `xtk:jobInterface|${service}`,
    method: "SubmitSoapCall",
    parameters: [
      { name: "document", type: "document", value: builder },
      { name: "soapCall", type: "element", value: soapCall },
    ],
  };
  const [id] = await session.call(call, options);
  if (!id?.text)
    throw new MalformedReplyError(`xtk:jobInterface|${service}#SubmitSoapCall`, session.url, "No job id came back");
  return id.text;
}

/** Asks how a job is doing, and for what it logged after the line `lastLogId`. */
export async function jobStatus(
  session: Session,
  id: string,
  lastLogId: number,
): Promise<{ state: JobState; lines: LogLine[]; progress?: JobProgress | undefined }> {
  const [status, logs, properties] = await session.call(
    {
      service: "xtk:jobInterface|xtk:job",
      method: "GetStatus",
      parameters: [
        { name: "id", type: "string", value: id },
        { name: "lastLogId", type: "integer", value: lastLogId },
        { name: "maxLogCount", type: "integer", value: LINES_PER_POLL },
      ],
    },
    { repeatable: true },
  );
  const lines = logs === undefined ? [] : [...childrenOf(logs, "log"), ...descendants(logs, "log")].map(toLine);
  const unique = [...new Map(lines.map((line) => [line.id, line])).values()].sort((a, b) => a.id - b.id);
  return { state: states[status?.text ?? ""] ?? "running", lines: unique, progress: progressIn(properties) };
}

/** `undefined` where the instance reports none, or what cannot be so. */
function progressIn(properties: XmlElement | undefined): JobProgress | undefined {
  const [found] = properties === undefined ? [] : descendants(properties, "progress");
  const [done, of] = [Number(found?.attributes["current"]), Number(found?.attributes["max"])];
  return Number.isInteger(done) && Number.isInteger(of) && done >= 0 && done <= of && of > 0 ? { done, of } : undefined;
}

function toLine({ attributes }: XmlElement): LogLine {
  return {
    id: Number(attributes["id"] ?? 0),
    message: attributes["message"] ?? "",
    failed: !["", "0", undefined].includes(attributes["iRc"]),
  };
}
