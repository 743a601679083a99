import tseslint from "typescript-eslint";

import { rooms } from "./tools/lint/rooms.mts";
import { wallsConfig } from "./tools/lint/walls.mts";

export default tseslint.config(
  { ignores: ["dist/", "native/", "node_modules/", ".work/", "examples/"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          "./tsconfig.check.json",
          "./provider/emulator/page/browser/tsconfig.json",
          "./test/browser/tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  {
    // The outputs of a resource are generated from its tables; the base class sets every one of them.
    files: ["provider/resources/*/resource.ts"],
    rules: {
      "@typescript-eslint/no-empty-object-type": "off",
      "@typescript-eslint/no-unsafe-declaration-merging": "off",
    },
  },
  wallsConfig(import.meta.dirname, rooms),
);
