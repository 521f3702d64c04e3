import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";

/** Counts of a test program: passed and failed tests, and the duration of each file in milliseconds. */
export type Report = { passed: number; failed: number; files: Map<string, number> };

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});

const playwrightTests = z.array(
  z.object({
    file: z.string(),
    tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
  }),
);
type Suite = { specs: z.infer<typeof playwrightTests>; suites?: Suite[] };
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: playwrightTests, suites: z.array(suite).optional() }),
);
const playwrightReport = z.object({
  suites: z.array(suite),
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

const specsOf = ({ specs, suites = [] }: Suite): Suite["specs"] => [...specs, ...suites.flatMap(specsOf)];

/** Reads the JSON report of Vitest or Playwright; a file or a set-up that failed as a whole counts as one failed test. */
export function readReport(file: string): Report {
  const json: unknown = JSON.parse(readFileSync(file, "utf8"));
  const files = new Map<string, number>();
  const unit = vitestReport.safeParse(json);
  if (unit.success) {
    for (const { name, startTime, endTime } of unit.data.testResults)
      files.set(relative(process.cwd(), name), endTime - startTime);
    const { numPassedTests: passed, numFailedTests, numFailedTestSuites } = unit.data;
    return { passed, failed: numFailedTests || Math.min(1, numFailedTestSuites), files };
  }
  const { suites, stats, errors } = playwrightReport.parse(json);
  for (const { file: spec, tests } of suites.flatMap(specsOf)) {
    const took = tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
    files.set(`e2e/${spec}`, (files.get(`e2e/${spec}`) ?? 0) + took);
  }
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky || Math.min(1, errors.length),
    files,
  };
}
