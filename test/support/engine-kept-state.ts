/** What is kept of each release: the state that it left, the instance that goes with it, and the program (test/fixtures/README.md). */
import { join } from "node:path";
import { root } from "../../tools/paths.mts";
import type { Canary } from "./canaries.ts";

export const keptOf = (release: string) => {
  const file = (name: string) => join(root, "test", "fixtures", name);
  return {
    state: file(`state-${release}.json`),
    instance: file(`instance-${release}.json`),
    program: file(`program-${release}.js.txt`),
  };
};

/** Of the project and the instance that the files are about. */
export const keptProject = "fixture";
export const keptSecretKey = "fixture:clientSecret";
export const keptDatabaseId = "u0F1E2D3C4B5A69788796A5B4C3D2E1F0A1B2C3D4";

/** Made as canaries are, but the same for ever: the files hold them encrypted. */
export const keptSecret: Canary = {
  name: "kept secret",
  value: `1a2b3c4d5e6f1a2b3c4d5e6f"\\<&'>6f5e4d3c2b1a6f5e4d3c2b1a é+/%=🐤0f0e0d0c0b0a0f0e0d0c0b0a`,
};
export const keptPassword: Canary = {
  name: "kept password",
  value: `a1b2c3d4e5f6a1b2c3d4e5f6"\\<&'>f6e5d4c3b2a1f6e5d4c3b2a1 é+/%=🐤f0e0d0c0b0a0f0e0d0c0b0a0`,
};
