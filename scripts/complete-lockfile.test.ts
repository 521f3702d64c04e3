import { expect, it } from "vitest";
import { complete, keeping, missingFrom, readLock, without, withoutDigest } from "./complete-lockfile";

it("the lock has every optional package, so that npm 11 installs from it (else: npm run lockfile)", () => {
  expect(missingFrom(readLock())).toEqual([]);
});

it("the lock holds every package to its digest (else: npm run lockfile)", () => {
  expect(withoutDigest(readLock())).toEqual([]);
});

it("what npm says of a package anew adds to what was known of it", () => {
  const older = {
    packages: { "": {}, a: { version: "1.0.0", libc: ["musl"] }, b: { integrity: "sha512-b" } },
  };
  expect(withoutDigest(older)).toEqual(["a"]);
  expect(without(["a"], older)).toEqual({ packages: { "": {}, b: { integrity: "sha512-b" } } });
  const newer = { packages: { a: { version: "1.0.0", integrity: "sha512-a" } } };
  expect(keeping(["a", "gone"], older, newer).packages).toEqual({
    a: { version: "1.0.0", integrity: "sha512-a", libc: ["musl"] },
  });
});

it("completing adds what is missing, for its platform alone, and changes nothing else", () => {
  const lock = {
    packages: {
      "node_modules/tool": {
        optionalDependencies: { "tool-linux-x64-musl": "1.2.3", "tool-linux-x64": "1.2.3" },
      },
      "node_modules/tool-linux-x64": { version: "1.2.3" },
    },
  };
  const completed = complete(lock);
  expect(completed.packages).toMatchObject(lock.packages);
  expect(completed.packages["node_modules/tool-linux-x64-musl"]).toEqual({
    version: "1.2.3",
    cpu: ["x64"],
    libc: ["musl"],
    optional: true,
    os: ["linux"],
  });
  expect(complete(completed)).toEqual(completed);
});
