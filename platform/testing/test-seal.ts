import { randomBytes } from "node:crypto";
import { createSeal, SEAL_KEY_BYTES } from "../seal";

/** The seal of every test database of this process. */
export const testSeal = createSeal(randomBytes(SEAL_KEY_BYTES));
