import "server-only";
import { NextResponse } from "next/server";
import { z } from "zod";

/** An answer that another thread has already checked and serialised; long answers are not parsed again here. */
export const jsonText = z.string();

export function sendJsonText(text: string, headers: Headers): NextResponse {
  headers.set("content-type", "application/json");
  return new NextResponse(text, { headers });
}
