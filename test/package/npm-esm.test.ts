import { works } from "../support/package-matrix.ts";

works({ manager: "npm", module: "esm", node: "newest", sdk: "newest", wholeLife: true });
