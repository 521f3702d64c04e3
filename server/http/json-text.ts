import "server-only";
import { NextResponse } from "next/server";
import { z } from "zod";

/**
 * Schema of an answer that a worker thread has checked and serialised; a long answer is not parsed a second
 * time.
 */
export const jsonText = z.string();

export function sendJsonText(text: string, headers: Headers): NextResponse {
  headers.set("content-type", "application/json");
  return new NextResponse(text, { headers });
}
