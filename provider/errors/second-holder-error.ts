import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC4020: two resources of one program manage the same object of an instance. */
export class SecondHolderError extends AdobeCampaignError {
  /** `object` is the class of both; `instance` the argument, absent for the default one. */
  constructor(object: string, instance: string | undefined, [first, second]: readonly [string, string]) {
    super("ACC4020", {
      what: `The resources "${second}" and "${first}" hold the same ${object} on one instance`,
      where: instance === undefined ? "the instance in adobe-campaign:url" : `instance ${instance}`,
      why: "Each would undo what the other one does, and removing one would take the object away from the other",
      remedy:
        "Remove one of them from the program: it stays in service. To rename it, keep one with the new name and give it the old one in `aliases` (docs/renaming.md)",
    });
  }
}
