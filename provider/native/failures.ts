import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import any from "google-protobuf/google/protobuf/any_pb";
import provider from "@pulumi/pulumi/proto/provider_pb";
import pulumiStatus from "@pulumi/pulumi/proto/status_pb";

import { isPartialFailure, toPulumiError } from "../lifecycle/boundary";
import { ComponentFailed } from "./components";
import { send } from "./wire";

type Status = Pick<ServiceError, "code" | "details" | "metadata">;

/** A failure together with the names of the properties that are secrets in what was written in spite of it. */
export class CallFailed extends Error {
  constructor(
    readonly reason: unknown,
    readonly secrets: readonly string[],
  ) {
    super();
  }
}

/** What a call ends with when it fails: the message for people, and what was written in spite of it. */
export function toStatus(thrown: unknown, during: string): Status {
  if (thrown instanceof ComponentFailed)
    return { code: status.UNKNOWN, details: thrown.message, metadata: new Metadata() };
  const { reason, secrets } = thrown instanceof CallFailed ? thrown : { reason: thrown, secrets: [] };
  const error = toPulumiError(reason, during);
  const metadata = new Metadata();
  if (isPartialFailure(error)) {
    const failed = new provider.ErrorResourceInitFailed();
    failed.setId(error.id);
    failed.setProperties(send(error.properties, secrets));
    failed.setReasonsList([...error.reasons]);
    const detail = new any.Any();
    detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const details = new pulumiStatus.Status();
    details.setCode(status.UNKNOWN);
    details.setMessage(error.message);
    details.addDetails(detail);
    metadata.add("grpc-status-details-bin", Buffer.from(details.serializeBinary()));
  }
  return { code: status.UNKNOWN, details: error.message, metadata };
}
