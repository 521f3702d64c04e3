import { join } from "node:path";
import { bundle } from "./bundle.mjs";

/** `node scripts/run.mjs PROGRAM …`: runs a program of the bundle in this process, with the arguments behind its name. */
const [name] = process.argv.splice(2, 1);
process.setSourceMapsEnabled(true);
await import(join(await bundle(), `${name}.js`));
