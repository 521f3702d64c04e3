#!/usr/bin/env node
import { join } from "node:path";
import { bundle } from "../scripts/bundle.mjs";

process.setSourceMapsEnabled(true);
await import(join(await bundle(), "switchboard.js"));
