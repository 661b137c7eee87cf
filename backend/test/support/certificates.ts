import { webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
x509.cryptoProvider.set(webcrypto as never);

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority that signs certificates, for a day. */
export interface TestAuthority extends Certificate {
  /** @param name common name; a server's must be how it is addressed */
  issue(name: string): Promise<Certificate>;
}

export async function createAuthority(name: string): Promise<TestAuthority> {
  const keys = await newKeys();
  const validity = { notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + 86_400_000) };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    ...{ keys, signingAlgorithm: algorithm, ...validity },
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  return {
    cert: root.toString('pem'),
    key: await keyPem(keys.privateKey),
    issue: async (subject) => {
      const own = await newKeys();
      const certificate = await x509.X509CertificateGenerator.create({
        subject: `CN=${subject}`,
        issuer: root.subject,
        ...{ publicKey: own.publicKey, signingKey: keys.privateKey, signingAlgorithm: algorithm, ...validity },
        extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
      });
      return { cert: certificate.toString('pem'), key: await keyPem(own.privateKey) };
    },
  };
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}
