import tseslint from "typescript-eslint";

/** Who may know whom (docs/architecture.md): each room with the rooms it must not import. */
const walls = {
  network: [
    "campaign",
    "experience-cloud",
    "config",
    "lifecycle",
    "resources",
    "emulator",
    "cli",
    "drift",
    "promotion",
  ],
  errors: ["campaign", "experience-cloud", "config", "lifecycle", "resources", "emulator", "cli", "drift", "promotion"],
  hiding: [
    "errors",
    "network",
    "campaign",
    "experience-cloud",
    "config",
    "lifecycle",
    "resources",
    "emulator",
    "cli",
    "drift",
    "promotion",
  ],
  "experience-cloud": ["campaign", "config", "lifecycle", "resources", "emulator", "cli"],
  campaign: ["lifecycle", "resources", "emulator", "cli", "config"],
  config: ["lifecycle", "resources", "emulator", "cli"],
  lifecycle: ["resources", "emulator", "cli"],
  resources: ["emulator", "cli"],
  drift: ["emulator", "cli", "recording", "promotion"],
  readiness: ["lifecycle", "resources", "emulator", "cli"],
  policy: ["campaign", "config", "lifecycle", "resources", "recording", "emulator", "cli", "drift", "promotion"],
  promotion: ["campaign", "config", "emulator", "cli"],
  recording: ["campaign", "experience-cloud", "config", "lifecycle", "resources", "emulator", "cli"],
  emulator: [
    "hiding",
    "campaign",
    "experience-cloud",
    "config",
    "lifecycle",
    "resources",
    "cli",
    "errors",
    "drift",
    "promotion",
  ],
};

const room = (name, forbidden) => ({
  files: [`provider/${name}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          { group: forbidden.map((other) => `**/${other}/**`), message: `provider/${name} must not know this room.` },
          // Only the classes a program uses may load Pulumi; everything else runs without it.
          ...(name === "resources"
            ? []
            : [
                {
                  group: ["@pulumi/*"],
                  allowTypeImports: true,
                  message: "Types only: nothing of Pulumi is loaded here.",
                },
              ]),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", ".work/", "examples/"] },
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname } } },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  { rules: { "@typescript-eslint/no-restricted-imports": "off" } },
  // Texts of an instance reach people, logs and files through provider/text alone; these two files write what it made.
  {
    files: ["provider/**/*.ts"],
    ignores: ["provider/text/log.ts", "provider/cli/output.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name='write'][callee.object.property.name=/^std(out|err)$/]",
          message: "Write through provider/text/log.ts or provider/cli/output.ts, which make a text fit to be shown.",
        },
      ],
    },
  },
  ...Object.entries(walls).map(([name, forbidden]) => room(name, forbidden)),
);
