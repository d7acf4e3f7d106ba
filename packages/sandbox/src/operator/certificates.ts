import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { KubeObject, NewObject, Store } from '../kubernetes/types.ts';
import { ownerReference } from './cluster.ts';

/** CNPG's own certificates live 90 days. */
const LIFETIME_MS = 90 * 24 * 3_600_000;
const algorithm = {
  name: 'ECDSA',
  namedCurve: 'P-256',
  hash: 'SHA-256',
} as const;

const base64 = (text: string) => Buffer.from(text).toString('base64');

export function serverNames(cluster: KubeObject): string[] {
  const { name, namespace } = cluster.metadata;
  return ['rw', 'r', 'ro'].flatMap(type =>
    [
      '',
      `.${namespace}`,
      `.${namespace}.svc`,
      `.${namespace}.svc.cluster.local`,
    ].map(domain => `${name}-${type}${domain}`),
  );
}

async function privateKeyPem(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}

/**
 * The certificate authority of a cluster and what it signs: the servers'
 * certificate and that of the role streaming_replica.
 */
export async function certificateSecrets(
  cluster: KubeObject,
  now: Date,
): Promise<{ secrets: NewObject[]; expires: Date }> {
  x509.cryptoProvider.set(webcrypto as unknown as Crypto);
  const { name, namespace } = cluster.metadata;
  const notBefore = new Date(now.getTime() - 300_000);
  const expires = new Date(notBefore.getTime() + LIFETIME_MS);
  const newKeys = () =>
    webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const authority = await newKeys();
  const issuer = `CN=${name}, OU=${namespace}`;
  const authorityCertificate =
    await x509.X509CertificateGenerator.createSelfSigned({
      name: issuer,
      notBefore,
      notAfter: expires,
      signingAlgorithm: algorithm,
      keys: authority as CryptoKeyPair,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(
          x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
          true,
        ),
      ],
    });
  const signed = async (
    commonName: string,
    extensions: x509.Extension[],
  ): Promise<Record<string, string>> => {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${commonName}`,
      issuer,
      notBefore,
      notAfter: expires,
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey as CryptoKey,
      signingKey: authority.privateKey as CryptoKey,
      extensions,
    });
    return {
      'tls.crt': base64(`${certificate.toString('pem')}\n`),
      'tls.key': base64(await privateKeyPem(keys.privateKey)),
    };
  };
  const secret = (
    suffix: string,
    type: string,
    data: Record<string, string>,
  ): NewObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `${name}-${suffix}`,
      namespace,
      labels: {
        ...cluster.spec.inheritedMetadata?.labels,
        'app.kubernetes.io/managed-by': 'cloudnative-pg',
      },
      ownerReferences: [ownerReference(cluster)],
    },
    data,
    type,
  });
  return {
    expires,
    secrets: [
      secret('ca', 'Opaque', {
        'ca.crt': base64(`${authorityCertificate.toString('pem')}\n`),
        'ca.key': base64(await privateKeyPem(authority.privateKey)),
      }),
      secret(
        'server',
        'kubernetes.io/tls',
        await signed(`${name}-rw`, [
          new x509.ExtendedKeyUsageExtension([
            x509.ExtendedKeyUsage.serverAuth,
          ]),
          new x509.SubjectAlternativeNameExtension(
            serverNames(cluster).map(value => ({
              type: 'dns' as const,
              value,
            })),
          ),
        ]),
      ),
      secret(
        'replication',
        'kubernetes.io/tls',
        await signed('streaming_replica', [
          new x509.ExtendedKeyUsageExtension([
            x509.ExtendedKeyUsage.clientAuth,
          ]),
        ]),
      ),
    ],
  };
}

/** The client certificate with which a cluster's poolers look up passwords, signed by its authority. */
export async function poolerCertificate(
  store: Store,
  cluster: KubeObject,
  secretName: string,
  now: Date,
): Promise<NewObject> {
  x509.cryptoProvider.set(webcrypto as unknown as Crypto);
  const { name, namespace } = cluster.metadata;
  const data = store.get('secrets', namespace, `${name}-ca`)?.data ?? {};
  const text = (key: string) => Buffer.from(data[key], 'base64').toString();
  const authority = new x509.X509Certificate(text('ca.crt'));
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8',
    Buffer.from(text('ca.key').replace(/-----[^-]+-----|\s/g, ''), 'base64'),
    algorithm,
    false,
    ['sign'],
  );
  const keys = await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const notBefore = new Date(now.getTime() - 300_000);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=cnpg_pooler_pgbouncer',
    issuer: authority.subject,
    notBefore,
    notAfter: new Date(notBefore.getTime() + LIFETIME_MS),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey as CryptoKey,
    signingKey: signingKey as CryptoKey,
    extensions: [
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
    ],
  });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secretName,
      namespace,
      labels: {
        'app.kubernetes.io/managed-by': 'cloudnative-pg',
        'cnpg.io/reload': 'true',
      },
      ownerReferences: [ownerReference(cluster)],
    },
    data: {
      'tls.crt': base64(`${certificate.toString('pem')}\n`),
      'tls.key': base64(await privateKeyPem(keys.privateKey)),
    },
    type: 'kubernetes.io/tls',
  };
}
