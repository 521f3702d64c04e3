declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

/**
 * zod tries whether it may compile code, which the content security policy forbids and browsers report. Said where zod
 * itself keeps its settings, before it is loaded: importing it here would put it into every first load.
 */
globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

export {};
