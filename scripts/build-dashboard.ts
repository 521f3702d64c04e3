import { buildIfNeeded } from "./build";

/** `npm run build`: the same build that `npm start` would make, so that it need not. */
buildIfNeeded((line) => console.log(line)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
