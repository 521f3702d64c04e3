import { join } from "node:path";
import { bundle } from "./bundle.mjs";

/** Program of the dashboard's worker threads (server/transfer/work), from the same bundle as every other program. */
export const { work } = await import(join(await bundle(), "transfer-work.js"));
