import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC1101: a command was asked to use the configuration of a stack, and Pulumi does not return it. */
export class StackConfigurationError extends AdobeCampaignError {
  constructor(stack: string, folder: string, why: string) {
    super("ACC1101", {
      what: `The configuration of the stack "${stack}" cannot be read`,
      where: folder,
      why,
      remedy:
        "Check that `pulumi config --stack <name>` works in the folder of the Pulumi project; choose another folder with --cwd",
    });
  }
}
