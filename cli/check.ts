import { counted } from "@/lib/text/counted";
import { doubtsOf } from "@/lib/transfer/doubts/file";
import { problemsOf, unknownFields } from "@/lib/transfer/problems";
import { isSealed } from "@/lib/transfer/seal/seal";
import type { Options } from "./options";
import { noteLine, opened, readConfiguration, refused, warningLine } from "./read-configuration";
import type { Settings } from "./settings";
import { EXIT, type Exit, type Terminal } from "./terminal";

/** `check`: finds problems of a file without reading a license. */
export async function checkCommand(options: Options, settings: Settings, terminal: Terminal): Promise<Exit> {
  const { version, passphrase } = settings;
  const file = options.operand;
  const { document, notes: odd, located } = await readConfiguration(file);
  const problems = located(problemsOf(document, version));
  if (problems.length > 0) throw refused(file, problems);
  const notes = [...odd, ...located(unknownFields(document))];
  const doubts = located(doubtsOf(passphrase ? await opened(document, passphrase) : document));
  if (!passphrase && isSealed(document)) {
    notes.push({
      path: "secrets",
      message: "the secrets were not opened: SWITCHBOARD_PASSPHRASE is not set",
    });
  }
  const counts = { bots: document.bots?.length ?? 0, webhooks: document.webhooks?.length ?? 0 };
  const warnings = [...notes, ...doubts];
  if (options.json) terminal.json({ ok: true, version, ...counts, warnings });
  else {
    const verdict =
      doubts.length === 0
        ? `fine for ${version}`
        : `valid for ${version}, with ${counted(doubts.length, "warning")}`;
    terminal.out(
      `${file} is ${verdict}: ${counted(counts.bots, "bot")}, ${counted(counts.webhooks, "webhook")}.`,
    );
  }
  for (const note of notes) terminal.error(noteLine(file, note));
  for (const doubt of doubts) terminal.error(warningLine(file, doubt));
  return EXIT.same;
}
