import { emptyReplySchema } from "@/lib/contract/replies";
import { signOutInputSchema, signOutPreviewSchema } from "@/lib/session/api";
import { forgetSessionCookie } from "@/server/sign-in/session-cookie";
import { defineRoute } from "@/server/http/define-route";
import { previewSignOut } from "@/server/bots/preview-sign-out";
import { signOut } from "@/server/sign-in/sign-out";

export const GET = defineRoute({
  output: signOutPreviewSchema,
  run: ({ session }) => previewSignOut(session),
});

export const POST = defineRoute({
  leaves: true,
  input: signOutInputSchema,
  output: emptyReplySchema,
  run: async ({ session, input, headers }) => {
    await signOut(session, input.revoke);
    headers.append("set-cookie", forgetSessionCookie());
    return {};
  },
});
