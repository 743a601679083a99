import type { ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Properties = Record<string, unknown>;

/** What the engine keeps of a resource that was written but not finished. */
export interface PartialState {
  id: string;
  outputs: Properties;
  reasons: string[];
}

/** An error as the engine gets it. */
export class HostError extends Error {
  override readonly name = "HostError";
  constructor(
    message: string,
    readonly partial: PartialState | undefined,
  ) {
    super(message);
  }
}

type Reply<T> = (error: ServiceError | null, response: T) => void;

/** Makes a call of the generated client a promise. */
export function call<T>(send: (reply: Reply<T>) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    send((error, response) => (error === null ? resolve(response) : reject(toHostError(error))));
  });
}

function toHostError(error: ServiceError): HostError {
  const [details] = error.metadata.get("grpc-status-details-bin");
  if (!(details instanceof Buffer)) return new HostError(error.details, undefined);
  const [detail] = Status.deserializeBinary(details).getDetailsList();
  const failed = ErrorResourceInitFailed.deserializeBinary(detail!.getValue_asU8());
  return new HostError(error.details, {
    id: failed.getId(),
    outputs: fromStruct(failed.getProperties()),
    reasons: failed.getReasonsList(),
  });
}

/** `undefined` is left out, as Pulumi's SDK does with arguments. */
export function toStruct(properties: Properties): Struct {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Struct.fromJavaScript(Object.fromEntries(given) as Record<string, JavaScriptValue>);
}

export function fromStruct(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}
