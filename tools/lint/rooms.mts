/**
 * Who may know whom (docs/architecture.md): each room below `provider/` with everything that it may import, be it a room, a part of
 * one, or a package. `type` in front allows types only. Node's own modules are open to all.
 *
 * The longest name that fits a file is its room, so a part of a room may have a line of its own. What is not named is refused, and a
 * room without a line is refused altogether.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  // What everybody may use: no room above knows less.
  text: [],
  // Pages in one file.
  html: ["text"],
  errors: ["text"],
  secret: [],
  version: [],
  xml: ["errors", "saxes"],
  // What a value may be, wherever it comes from; and how secrets are taken out of texts.
  values: ["xml/escape", "errors"],
  hiding: ["secret"],

  // The outside world, one part each.
  network: ["errors", "secret", "text", "version", "axios"],
  "experience-cloud": ["errors", "secret", "text", "values", "network", "type re2js"],
  campaign: ["errors", "hiding", "network", "secret", "text", "xml"],
  config: [
    ...["errors", "secret", "values"],
    ...["type campaign/instance", "type campaign/settings", "type experience-cloud/ims-token", "type network/settings"],
  ],
  // Makes the client out of the settings: the one place that knows every part.
  composition: ["campaign", "experience-cloud", "network", "secret"],
  readiness: ["errors", "config", "experience-cloud", "network", "type campaign/instance"],

  // Pulumi's side. Only the classes that a program uses load Pulumi; everything else runs without it.
  lifecycle: [
    ...["errors", "config", "composition", "hiding", "text"],
    ...["type campaign/instance", "type campaign/session-info", "type zod", "type @pulumi/pulumi"],
  ],
  promotion: [
    ...["lifecycle/unknowns", "resources/ims-external-account/mapping", "type resources"],
    ...["resources/security-group/fields", "resources/security-group/spelling"],
  ],
  resources: [
    ...["campaign", "config", "errors", "experience-cloud", "lifecycle", "promotion", "readiness", "secret"],
    ...["text", "values", "version", "zod", "@pulumi/pulumi"],
  ],
  // Asks the engine for what the stack holds, with what the program has of Pulumi.
  engine: ["lifecycle"],
  dynamic: ["lifecycle/provider", "type lifecycle/engine-address", "engine", "resources/registry"],
  index: ["errors", "experience-cloud/preview-association-mask", "resources", "type promotion/promotion"],

  // The plugin for every language: the other host of the same handlers. Packed into one file, with what it needs.
  native: [
    ...["config", "errors", "lifecycle", "resources", "version", "experience-cloud/preview-association-mask"],
    ...["@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf"],
  ],

  // Readers of what is there.
  drift: [
    ...["errors", "lifecycle/signature", "lifecycle/unknowns", "resources/registry", "resources/row/mapping"],
    ...["type resources/entry", "resources/ims-external-account/drift", "html", "text", "xml/escape", "version", "zod"],
  ],
  policy: [
    "experience-cloud/hosting",
    "resources/registry",
    "resources/codecs",
    "resources/security-group/powerful",
    "type resources/entry",
    "type @pulumi/policy",
  ],
  recording: ["errors", "hiding", "network/verified", "text", "version", "saxes"],
  // Agrees with the client only through published facts.
  emulator: ["saxes"],
  // Runs in a browser.
  "emulator/page/browser": ["type emulator/page/view", "type emulator/sign-in/result", "preact"],
  cli: [
    ...["campaign", "composition", "config", "drift", "emulator", "errors", "experience-cloud", "lifecycle", "network"],
    ...["html", "promotion", "readiness", "recording", "resources", "secret", "text", "version", "commander"],
    // Bundled.
    ...["string-width", "wrap-ansi"],
  ],
};
