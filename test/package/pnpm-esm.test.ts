import { works } from "../support/package-matrix.ts";

works({ manager: "pnpm", module: "esm", node: "newest", sdk: "oldest" });
