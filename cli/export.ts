import type { Current } from "@/lib/transfer/current";
import type { TransferDocument } from "@/lib/transfer/file/document";
import { exportDocument, privacyNote } from "@/lib/transfer/export";
import { sealSecrets } from "@/lib/transfer/seal/seal";
import { writeDocument } from "@/lib/transfer/file/text";
import { apiClient, readLicense } from "./client";
import { jsonText } from "@/lib/text/json-text";
import { writePrivate } from "./files";
import type { Options } from "./options";
import type { Settings } from "./settings";
import { CommandError, EXIT, type Exit, type Terminal } from "./terminal";

/** `export`: the license as a file. */
export async function exportCommand(options: Options, settings: Settings, terminal: Terminal): Promise<Exit> {
  const { passphrase } = settings;
  if (options.secrets && !passphrase) {
    throw new CommandError("--secrets needs SWITCHBOARD_PASSPHRASE: secrets are never written in clear.");
  }
  const current = await readLicense(apiClient(settings, terminal), { others: options.others });
  const document = await exported(current, options.secrets ? passphrase : undefined, {
    others: options.others,
  });
  const text = options.json ? jsonText(document, 2) : writeDocument(document, settings.schemaUrl).trimEnd();
  if (options.out === undefined) {
    terminal.file(text);
  } else {
    await writePrivate(options.out, `${text}\n`);
    terminal.error(`Written to ${options.out}.`);
  }
  const note = privacyNote(document);
  if (note !== undefined) terminal.error(`Note: ${note}`);
  return EXIT.same;
}

/** The document of a license, its secrets sealed if there is a passphrase and left out if there is none. */
export async function exported(
  current: Current,
  passphrase: string | undefined,
  options: { others?: boolean; undo?: boolean },
): Promise<TransferDocument> {
  const withSecrets = passphrase !== undefined;
  const { document, secrets } = exportDocument(current, { withSecrets, ...options });
  if (passphrase === undefined || Object.keys(secrets).length === 0) return document;
  return { ...document, secrets: await sealSecrets(secrets, passphrase) };
}
