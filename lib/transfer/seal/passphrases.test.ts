import { expect, it } from "vitest";
import { sealSecrets, unsealSecrets } from "./seal";

const secrets = { "bot 1": "s" };
const CHEAP = 4;

it.each([
  ["open sesame", "open sesame\n"],
  ["open sesame\r\n", "open sesame"],
  [" open sesame", "open sesame\u00a0"],
  ["caf\u00e9", "cafe\u0301"],
  ["cafe\u0301\n", "caf\u00e9"],
])("what %j sealed is opened with %j", async (sealed, typed) => {
  const block = await sealSecrets(secrets, sealed, CHEAP);
  expect(await unsealSecrets(block, typed)).toEqual(secrets);
  await expect(unsealSecrets(block, "another")).rejects.toThrow("passphrase is wrong");
});
