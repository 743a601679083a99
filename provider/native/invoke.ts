import provider, { type InvokeRequest, type InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";

import { UnknownResourceTypeError } from "../errors/unknown-resource-type-error";
import { hasUnknown } from "../lifecycle/unknowns";
import { version } from "../version";
import { functions } from "./functions/index";
import { toFailure } from "./resource-methods";
import { receive, send } from "./wire";

/** A call of a function. With an argument that is not known yet, in a preview, there is nothing to answer. */
export async function invoke(request: InvokeRequest): Promise<InvokeResponse> {
  const response = new provider.InvokeResponse();
  const called = functions.get(request.getTok());
  if (called === undefined) throw new UnknownResourceTypeError(request.getTok(), version);
  const { properties, secrets } = receive(request.getArgs());
  if (hasUnknown(properties)) return response;
  const failures = called.check(properties);
  response.setFailuresList(failures.map(toFailure));
  if (failures.length > 0) return response;
  const result = await called.invoke(properties);
  // What is made of a secret is one.
  response.setReturn(send(result, secrets.size === 0 ? [] : Object.keys(result)));
  return response;
}
