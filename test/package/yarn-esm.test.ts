import { works } from "../support/package-matrix.ts";

works({ manager: "yarn", module: "esm", node: "oldest", sdk: "newest" });
