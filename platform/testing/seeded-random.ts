import { createHash } from "node:crypto";
import type { Random } from "../random";

/** Bytes that look random and are the same for the same seed. */
export function seededRandom(seed: string): Random {
  let counter = 0;
  return (size) => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < size; length += 32) {
      blocks.push(createHash("sha256").update(`${seed} ${counter++}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, size);
  };
}
