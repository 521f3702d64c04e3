/* eslint-disable no-console -- the package writes its notice to the console while it is imported */
const { warn } = console;
// The package warns "Unsupported runtime. Use Node.js v22" on Node 20, where the tests cover everything
// that the platform uses of it. Its other warnings pass.
console.warn = (...line: unknown[]) => {
  if (!String(line[0]).includes("Unsupported runtime")) warn(...line);
};
const oidc = await import("oidc-provider");
console.warn = warn;
/* eslint-enable no-console */

/** The package's values; its types are imported from "oidc-provider" as usual. */
export const { Provider, errors } = oidc;
