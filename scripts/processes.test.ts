import { expect, it } from "vitest";
import { startNode, stopAll } from "./processes";

/** Source of a program that takes `ms` to stop and prints a line when it ends. */
const program = (name: string, ms: number) => `
  setInterval(() => {}, 1000);
  process.on("SIGTERM", () => setTimeout(() => { console.log("${name} ended"); process.exit(0); }, ${ms}));
  console.log("ready");
`;

it("stops what was started last before what it needs", async () => {
  const said: string[] = [];
  const start = (name: string, ms: number) =>
    startNode(name, ["-e", program(name, ms)], process.env, (line) => said.push(line));
  const children = [start("the platform", 0), start("the dashboard", 300)];
  await Promise.all(children.map((child) => child.line("ready")));
  await stopAll(children);
  expect(said.filter((line) => line.endsWith("ended"))).toEqual([
    "the dashboard ended",
    "the platform ended",
  ]);
});
