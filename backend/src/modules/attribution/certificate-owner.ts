import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { DomainError } from '../../kernel/domain-error.js';

/**
 * A client certificate that names a merchant (common name `mer_…`) opens the door for that one only; any other says no more than that
 * its authority is trusted.
 * @throws DomainError `certificate_of_another_merchant`
 */
export function assertCertificateFits({ socket }: IncomingMessage, merchantId: string): void {
  if (!(socket instanceof TLSSocket)) return;
  const names = [socket.getPeerCertificate().subject?.CN ?? []].flat();
  if (names.some((name) => name.startsWith('mer_') && name !== merchantId)) {
    throw new DomainError(
      'forbidden',
      'certificate_of_another_merchant',
      "The client certificate names another merchant than the token's.",
    );
  }
}
