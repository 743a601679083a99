import { expect, it } from "vitest";

import { hiderOf } from "../../../provider/lifecycle/secret-values";
import { imsExternalAccountDefinition } from "../../../provider/resources/ims-external-account/definition";

const hide = (clientSecret: string) => hiderOf(imsExternalAccountDefinition, [], [{ clientSecret }]);

it.each(["[set on the instance]", "[changed on the instance]"])(
  "%s, which stands in the secret's place, hides nothing of a line",
  (mark) => {
    const line = `nothing to write to the account "MAC" on the instance "emulator": ${mark}, changed on the instance`;
    expect(hide(mark)(line)).toBe(line);
  },
);

it("the secret itself is hidden, wherever it stands", () => {
  expect(hide("zimtstern-auf-dem")("was zimtstern-auf-dem before")).toBe("was [secret] before");
});
