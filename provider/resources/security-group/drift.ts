import type { DriftView } from "../entry";

export const securityGroupDrift: DriftView = {
  gone: "the group is gone, and people whose product profile leads to it get no rights",
};
