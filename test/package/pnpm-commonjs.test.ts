import { works } from "../support/package-matrix.ts";

works({ manager: "pnpm", module: "commonjs", node: "oldest", sdk: "oldest", wholeLife: true });
