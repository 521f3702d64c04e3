declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

/**
 * Keeps zod from testing whether it may compile code: the content security policy forbids that, and browsers report it.
 * Set in zod's own global before zod loads, because importing zod here would put it into every first load.
 */
globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

export {};
