import { join } from "node:path";
import { bundle } from "./bundle.mjs";

/** What a worker thread of the dashboard runs (server/transfer/work): the same bundle as every other program. */
export const { work } = await import(join(await bundle(), "transfer-work.js"));
