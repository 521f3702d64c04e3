import { listen } from "@/platform/listen";
import { secretMasker } from "@/server/test-deliveries/mask-secret";
import { median } from "../filters/measure";

/*
 * `npm run bench:limits`: work that tests only see come to its end, in figures. Masking a secret in the longest answer that
 * a trial delivery keeps, beside one search for a fixed text; and stopping a listener that an idle client holds on to.
 */

const ROUNDS = 9;
const LENGTH = 65_536;
const SECRET = 'la"ud\\la/991 ü&😀';
const PIECES = ["\\", "%25", "&#0", "la", "l", "="];

function milliseconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const spread = (values: number[]) =>
  `${median(values).toFixed(2)} ms (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;

function masking(): void {
  const mask = secretMasker(SECRET);
  for (const piece of PIECES) {
    const text = piece.repeat(LENGTH / piece.length);
    const masked: number[] = [];
    const searched: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      masked.push(milliseconds(() => mask(text, true)));
      searched.push(milliseconds(() => text.replaceAll(SECRET, "")));
    }
    const ratio = (median(masked) / median(searched)).toFixed(0);
    console.log(
      `mask 64 KiB of ${piece.padEnd(4)} ${spread(masked)}, ${ratio} times a search for a fixed text`,
    );
  }
}

async function stopping(): Promise<void> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { port, close } = await listen((_, response) => void response.end("here"), "127.0.0.1", 0);
    // Leaves its connection open for the next request.
    await (await fetch(`http://127.0.0.1:${port}`)).text();
    const began = performance.now();
    await close();
    took.push(performance.now() - began);
  }
  console.log(`stop a listener with an idle connection ${spread(took)}`);
}

masking();
await stopping();
