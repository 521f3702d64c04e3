import { problemsOf, unknownFields } from "@/lib/transfer/problems";
import { isSealed } from "@/lib/transfer/seal";
import type { Options } from "./options";
import { noteLine, opened, readConfiguration, refused } from "./read-configuration";
import type { Settings } from "./settings";
import { EXIT, type Exit, type Terminal } from "./terminal";

/** `check`: what can be said of a file without a license. */
export async function checkCommand(options: Options, settings: Settings, terminal: Terminal): Promise<Exit> {
  const { version, passphrase } = settings;
  const file = options.operand;
  const { document, notes, located } = await readConfiguration(file);
  const problems = located(problemsOf(document, version));
  if (problems.length > 0) throw refused(file, problems);
  const warnings = [...notes, ...located(unknownFields(document))];
  if (passphrase) await opened(document, passphrase);
  else if (isSealed(document)) {
    warnings.push({
      path: "secrets",
      message: "the secrets were not opened: SWITCHBOARD_PASSPHRASE is not set",
    });
  }
  const counts = { bots: document.bots?.length ?? 0, webhooks: document.webhooks?.length ?? 0 };
  if (options.json) terminal.json({ ok: true, version, ...counts, warnings });
  else terminal.out(`${file} is fine for ${version}: ${counts.bots} bots, ${counts.webhooks} webhooks.`);
  for (const warning of warnings) terminal.error(noteLine(file, warning));
  return EXIT.same;
}
