import { SoapFaultError } from "../../errors/soap-fault-error";

/** What the codes of faults mean. The code stands in the fault itself, or in the detail of one that wraps another. */

/** SOP-330006: the method is not defined in the service. Another thing than a credential that is refused. */
export function isMethodMissing(error: unknown): boolean {
  return error instanceof SoapFaultError && error.fault.code === "SOP-330006";
}

/** SOP-330024: there is no such service. */
export function isServiceMissing(error: unknown): boolean {
  return error instanceof SoapFaultError && error.fault.code === "SOP-330024";
}

/** XTK-170036 "Unable to parse expression": the schema lacks something that the query names. */
export function isExpressionUnknown(error: unknown): boolean {
  return error instanceof SoapFaultError && [error.fault.code, error.fault.detailCode].includes("XTK-170036");
}
