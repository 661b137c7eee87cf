/**
 * Whether a mail server refused a mail for good (RFC 5321, 4.2.1: replies from 550 on are about this mail), so that sending it
 * again is pointless. Lower ones are about the server or our account with it, and may pass.
 */
export function isRefused(responseCode: number | undefined): boolean {
  return responseCode !== undefined && responseCode >= 550;
}
