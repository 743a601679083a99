import { works } from "../support/package-matrix.ts";

works({ manager: "npm", module: "commonjs", node: "oldest", sdk: "oldest" });
