import { expect, it } from "vitest";
import { assertAllowedHost, checkedLookup, RefusedTargetError } from "./targets";

/** Result of looking up a name that resolves to these addresses, as a connection would get it. */
function resolved(addresses: string[], allowPrivate: boolean) {
  const lookup = checkedLookup(allowPrivate, (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    ),
  );
  return new Promise((resolve) => {
    lookup("hooks.example", { all: true }, (error, found) => {
      if (error) resolve(error);
      else resolve(Array.isArray(found) ? found.map(({ address }) => address) : found);
    });
  });
}

it("connects to public and loopback addresses, and to exactly those that were checked", async () => {
  expect(await resolved(["8.8.8.8", "2a00:1450::1"], false)).toEqual(["8.8.8.8", "2a00:1450::1"]);
  expect(await resolved(["127.0.0.1", "::1"], false)).toEqual(["127.0.0.1", "::1"]);
});

it.each([
  "10.0.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "fd00::1",
  "::ffff:10.0.0.1",
  "0.0.0.0",
])("refuses a name that leads to %s, alone or beside a public address", async (address) => {
  expect(await resolved([address], false)).toBeInstanceOf(RefusedTargetError);
  expect(await resolved(["8.8.8.8", address], false)).toBeInstanceOf(RefusedTargetError);
  expect(await resolved([address], true)).toEqual([address]);
});

it("hands on that a name does not exist", async () => {
  const lookup = checkedLookup(false, (_hostname, _options, callback) =>
    callback(Object.assign(new Error("none"), { code: "ENOTFOUND" }), []),
  );
  const error = await new Promise((resolve) => lookup("x", {}, (failure) => resolve(failure)));
  expect(error).toMatchObject({ code: "ENOTFOUND" });
});

it("checks addresses in URLs in every spelling, as nobody looks those up", () => {
  for (const host of [
    "10.1",
    "0xa000001",
    "012.0.0.1",
    "[fd00::1]",
    "[::ffff:a00:1]",
    "167772161",
    "10。0。0。1",
  ]) {
    const url = new URL(`http://${host}/`);
    expect(() => assertAllowedHost(url, false), host).toThrow(RefusedTargetError);
    expect(() => assertAllowedHost(url, true), host).not.toThrow();
  }
  for (const host of ["127.1", "[::1]", "8.8.8.8", "hooks.example"]) {
    expect(() => assertAllowedHost(new URL(`http://${host}/`), false), host).not.toThrow();
  }
});
