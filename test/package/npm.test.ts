import { works } from "../support/package-matrix.ts";

works({
  manager: "npm",
  first: { module: "esm", node: "newest", sdk: "newest" },
  then: { module: "commonjs", node: "oldest", sdk: "oldest" },
});
