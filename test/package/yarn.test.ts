import { works } from "../support/package-matrix.ts";

works({
  manager: "yarn",
  first: { module: "esm", node: "oldest", sdk: "newest" },
  then: { module: "commonjs", node: "newest", sdk: "newest" },
});
