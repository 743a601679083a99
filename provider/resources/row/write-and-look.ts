import type { Row } from "../../campaign/rows";
import { ownError } from "../../errors/unexpected-error";
import { ReadBackError } from "../../errors/read-back-error";
import { SoapFaultError } from "../../errors/soap-fault-error";
import { WriteUncertainError } from "../../errors/write-uncertain-error";
import type { Report } from "../../lifecycle/report";
import { isNeverSent } from "../never-sent";

interface Steps {
  readonly url: string;
  /** What it is, and its name. */
  readonly noun: string;
  readonly name: string;
  readonly report: Report;
  readonly write: () => Promise<void>;
  /** What is there then. Knows whether the instance said that the write is done. */
  readonly look: (isAnswered: boolean) => Promise<Row | undefined>;
  /** What is not as it should be; empty when the write is there. Without an answer from the instance, more has to be proved. */
  readonly problems: (seen: Row | undefined, isAnswered: boolean) => readonly string[];
}

/**
 * Writes once, and looks. A write returns nothing, its reply may be lost, and even a fault may come after the fact: only reading
 * shows what is there. It is never sent a second time.
 */
export async function writeAndLook({
  url,
  noun,
  name,
  report,
  write,
  look,
  problems,
}: Steps): Promise<Row | undefined> {
  const failure = await write().then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  if (failure !== undefined && isNeverSent(failure)) throw refused(report, failure);
  const seen = await look(failure === undefined).catch((error: unknown) => {
    // A refusal is to be believed, but not so much that the object is forgotten.
    if (failure instanceof SoapFaultError) throw failure;
    if (failure === undefined) throw error;
    throw new WriteUncertainError(url, name, ownError(error, "the look after the write").message, noun);
  });
  const wrong = problems(seen, failure === undefined);
  if (wrong.length === 0) return seen;
  if (failure === undefined) throw new ReadBackError(url, name, wrong, seen, noun);
  throw failure instanceof SoapFaultError ? refused(report, failure) : failure;
}

/** The instance has not executed it: nothing has changed, and Pulumi need not remember anything. */
function refused(report: Report, failure: Error): Error {
  report.refused();
  return failure;
}
