/** The functions of the plugin (provider/native/functions), as the schema describes them. */
const instance = {
  type: "string",
  description: "Name of the instance in `adobe-campaign:instances`. If omitted, the one in `adobe-campaign:url`.",
};

const text = (description: string) => ({ type: "string", description });
const truth = (description: string) => ({ type: "boolean", description });
const texts = (description: string) => ({ type: "array", items: { type: "string" }, description });

export const functionTypes = {
  "adobe-campaign:index:MaskReading": {
    type: "object",
    description: "What an association mask makes of one product profile.",
    properties: {
      profile: text("Name of the product profile."),
      verdict: text(
        "`linked` to a group; `near-miss`: probably meant to be; `empty`: it fits but names no group; `other-tenant`: of another tenant or instance; `no-match`: something else.",
      ),
      group: text(
        "Internal name of the group: the one it is linked to or, for a near miss, the one that was probably meant.",
      ),
      misses: texts("For a near miss, each way in which the name differs."),
      controlPanel: truth('A name with "admin" opens the Campaign Control Panel to its members.'),
      technical: truth("The profile of Adobe's message center, which may have no group."),
      explanation: text("One sentence for people."),
    },
    required: ["profile", "verdict", "misses", "controlPanel", "technical", "explanation"],
  },
  "adobe-campaign:index:InstanceSecurityGroup": {
    type: "object",
    description: "A security group of an instance.",
    properties: { name: text("Internal name, which an association mask captures.") },
    required: ["name"],
  },
};

export const functions = {
  "adobe-campaign:index:getInstance": {
    description: "What an instance says of itself. Signs in, in a preview too.",
    inputs: { type: "object", properties: { instance } },
    outputs: {
      type: "object",
      properties: {
        url: text("Address of the instance."),
        instanceName: text("Name of the instance (`serverInfo/@instanceName`)."),
        databaseId: text("Identifier of the instance's database (`serverInfo/@databaseId`)."),
        release: text("Release, such as `7.4.1`."),
        build: text("Build, such as `9383`."),
        minimumConsoleBuild: text("Build that a client console must have at least."),
        advisedConsoleBuild: text("Build that a client console should have."),
        administeredByAdobe: truth("Whether Adobe administers it, so that `verify` is the mode for it."),
      },
      required: ["url", "instanceName", "databaseId", "release", "build", "administeredByAdobe"],
    },
  },
  "adobe-campaign:index:getSecurityGroups": {
    description: "The security groups of an instance. Signs in, in a preview too.",
    inputs: { type: "object", properties: { instance } },
    outputs: {
      type: "object",
      properties: {
        groups: {
          type: "array",
          items: { $ref: "#/types/adobe-campaign:index:InstanceSecurityGroup" },
          description: "Every group with a name.",
        },
      },
      required: ["groups"],
    },
  },
  "adobe-campaign:index:previewAssociationMask": {
    description: "What an association mask makes of product profiles, by their names. Nothing is sent anywhere.",
    inputs: {
      type: "object",
      properties: {
        mask: text("The association mask, such as `Campaign - acme - (.*)`."),
        profiles: texts("Names of product profiles."),
      },
      required: ["mask", "profiles"],
    },
    outputs: {
      type: "object",
      properties: {
        readings: {
          type: "array",
          items: { $ref: "#/types/adobe-campaign:index:MaskReading" },
          description: "One for each profile, in the order of the profiles.",
        },
      },
      required: ["readings"],
    },
  },
};
