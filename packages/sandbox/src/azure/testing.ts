import { request as httpsRequest } from 'node:https';
import 'reflect-metadata';
import {
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Clock } from '../kubernetes/types.ts';
import { demoSeed, startAzure } from './index.ts';
import type {
  AzureDelays,
  AzureJournalEntry,
  AzureOptions,
  AzureSeed,
} from './index.ts';

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  readonly speed = 1;
  #now = Date.now();
  #sleepers: { until: number; wake: () => void }[] = [];

  now(): Date {
    return new Date(this.#now);
  }

  sleep(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise(wake => {
      this.#sleepers.push({ until: this.#now + ms, wake });
    });
  }

  get sleeping(): number {
    return this.#sleepers.length;
  }

  advance(ms: number): void {
    this.#now += ms;
    const due = this.#sleepers.filter(({ until }) => until <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.#now);
    due.forEach(({ wake }) => wake());
  }
}

export const noDelays: AzureDelays = {
  roleAssignment: 0,
  federatedCredential: 0,
  federatedCredentialWrite: 0,
  identityReplication: 0,
  principalReplication: 0,
  typedPrincipalReplication: 0,
  containerDeletion: 0,
  resourceGroupDeletion: 0,
};

async function selfSigned(): Promise<{ cert: string; key: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=sandbox test',
      keys,
      signingAlgorithm: { ...algorithm, hash: 'SHA-256' },
      extensions: [
        new SubjectAlternativeNameExtension([
          { type: 'ip', value: '127.0.0.1' },
          { type: 'dns', value: 'localhost' },
        ]),
      ],
    },
    crypto,
  );
  const pkcs8 = Buffer.from(
    await crypto.subtle.exportKey('pkcs8', keys.privateKey),
  );
  const lines = pkcs8.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${lines.join(
      '\n',
    )}\n-----END PRIVATE KEY-----\n`,
  };
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: any;
}

/** An Azure on a free port with a clock that stands still, and plain requests to it. */
export async function startTestAzure(
  options: {
    delays?: Partial<AzureDelays>;
    seed?: (seed: AzureSeed) => void;
    issuerKeys?: AzureOptions['issuerKeys'];
  } = {},
) {
  const tls = await selfSigned();
  const clock = new ManualClock();
  const seed: AzureSeed = {
    ...demoSeed(),
    delays: { ...noDelays, ...options.delays },
  };
  options.seed?.(seed);
  const journal: AzureJournalEntry[] = [];
  const azure = await startAzure({
    clock,
    tls,
    port: 0,
    seed,
    issuerKeys: options.issuerKeys,
    journal: entry => journal.push(entry),
  });

  const send = (
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(azure.url);
      const request = httpsRequest(
        {
          host: '127.0.0.1',
          port,
          method,
          path,
          headers,
          ca: tls.cert,
          agent: false,
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: text ? JSON.parse(text) : undefined,
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });

  const requestToken = (form: Record<string, string>, tenant = seed.tenantId) =>
    send(
      'POST',
      `/${tenant}/oauth2/v2.0/token`,
      new URLSearchParams(form).toString(),
      {
        'content-type': 'application/x-www-form-urlencoded',
      },
    );

  const tokens = new Map<number, string>();
  async function tokenOf(principal: number): Promise<string> {
    const cached = tokens.get(principal);
    if (cached) return cached;
    const { clientId, clientSecret } = seed.servicePrincipals[principal];
    const { body } = await requestToken({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://management.azure.com/.default',
    });
    tokens.set(principal, body.access_token);
    return body.access_token;
  }

  /** Calls ARM as a service principal of the seed, the first one by default. */
  async function arm(
    method: string,
    path: string,
    body?: object,
    { principal = 0, apiVersion = '2024-11-30' } = {},
  ): Promise<Answer> {
    const separator = path.includes('?') ? '&' : '?';
    return send(
      method,
      `${path}${separator}api-version=${apiVersion}`,
      body && JSON.stringify(body),
      {
        authorization: `Bearer ${await tokenOf(principal)}`,
        'content-type': 'application/json',
      },
    );
  }

  const subscription = `/subscriptions/${seed.subscriptionId}`;
  return {
    ...azure,
    clock,
    seed,
    tls,
    journal,
    send,
    requestToken,
    tokenOf,
    arm,
    subscription,
    identity: (name: string) =>
      `${subscription}/resourceGroups/rg-pg-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
    container: (name: string) =>
      `${seed.storageAccount.id}/blobServices/default/containers/${name}`,
  };
}

export type TestAzure = Awaited<ReturnType<typeof startTestAzure>>;
