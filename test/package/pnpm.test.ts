import { works } from "../support/package-matrix.ts";

works({
  manager: "pnpm",
  first: { module: "commonjs", node: "oldest", sdk: "oldest" },
  then: { module: "esm", node: "newest", sdk: "oldest" },
  wholeLife: true,
});
