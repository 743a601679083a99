import { expect, it } from "vitest";

import { fuzzReplies } from "./run";

/** As long as `npm test` may take; `FUZZ_REPLIES=1000000` reads so many instead, however long that takes. */
const SECONDS = 60;
const wanted = Number(process.env["FUZZ_REPLIES"] ?? 0);
const CHUNK = 2000;

it(
  "no reply, however broken, is anything but understood or a typed error",
  async () => {
    const until = Date.now() + SECONDS * 1000;
    let replies = 0;
    const seen = new Set<string>();
    for (let seed = 1; wanted > 0 ? replies < wanted : Date.now() < until; seed++) {
      const { verdicts, slowest } = await fuzzReplies(seed, (done) => done < CHUNK);
      replies += CHUNK;
      for (const verdict of Object.keys(verdicts)) seen.add(verdict);
      expect(slowest, `the slowest reply of seed ${seed}, in milliseconds`).toBeLessThan(5000);
      // The process stays responsive, so that a time limit can strike.
      await new Promise((resolve) => setImmediate(resolve));
    }
    console.log(`${replies} broken replies read`);
    // It reaches everywhere: all of these have to come up.
    const reached = ["outputs", "expired", "fault", "ACC2002", "ACC2003", "ACC2004", "ACC2005"];
    expect([...seen]).toEqual(expect.arrayContaining(reached));
  },
  wanted > 0 ? 3_600_000 : (SECONDS + 60) * 1000,
);

it("finds what it is made to find", async () => {
  const first = await fuzzReplies(7, (done) => done < 500);
  expect(await fuzzReplies(7, (done) => done < 500)).toMatchObject({ verdicts: first.verdicts });
});
