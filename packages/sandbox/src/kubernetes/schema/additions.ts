/**
 * JSON schemas of kinds that `@kubernetes-models/cloudnative-pg` does not
 * cover, and of the fields of CloudNativePG 1.30 that are newer than it.
 */

const text = { type: 'string' };
const flag = { type: 'boolean' };
const count = { type: 'integer' };
const time = { type: 'string', format: 'date-time' };
const texts = { type: 'array', items: text };
const textMap = { type: 'object', additionalProperties: text };
const quantities = {
  type: 'object',
  additionalProperties: {
    oneOf: [{ type: 'number' }, { type: 'string', format: 'quantity' }],
  },
};

function object(properties: Record<string, object>, required: string[] = []) {
  return { type: 'object', properties, required };
}

function oneOfTexts(...values: string[]) {
  return { type: 'string', enum: values };
}

const keyInSecret = object({ name: text, key: text }, ['key', 'name']);
const keyReference = object({ name: text, key: text, optional: flag }, ['key']);
const environment = {
  type: 'array',
  items: object(
    {
      name: text,
      value: text,
      valueFrom: object({
        configMapKeyRef: keyReference,
        secretKeyRef: keyReference,
        fieldRef: object({ apiVersion: text, fieldPath: text }, ['fieldPath']),
        fileKeyRef: object(
          { key: text, optional: flag, path: text, volumeName: text },
          ['key', 'path', 'volumeName'],
        ),
        resourceFieldRef: object(
          {
            containerName: text,
            resource: text,
            divisor: {
              oneOf: [
                { type: 'number' },
                { type: 'string', format: 'quantity' },
              ],
            },
          },
          ['resource'],
        ),
      }),
    },
    ['name'],
  ),
};

const conditions = {
  type: 'array',
  items: object(
    {
      lastTransitionTime: time,
      message: text,
      observedGeneration: count,
      reason: { type: 'string', minLength: 1 },
      status: oneOfTexts('True', 'False', 'Unknown'),
      type: text,
    },
    ['lastTransitionTime', 'message', 'reason', 'status', 'type'],
  ),
};

const encryption = oneOfTexts('AES256', 'aws:kms');

/** The `ObjectStore` of the Barman Cloud plugin 0.14. */
export const objectStore = object(
  {
    spec: object(
      {
        configuration: object(
          {
            destinationPath: { type: 'string', minLength: 1 },
            endpointURL: text,
            endpointCA: keyInSecret,
            azureCredentials: object({
              connectionString: keyInSecret,
              inheritFromAzureAD: flag,
              useDefaultAzureCredentials: flag,
              storageAccount: keyInSecret,
              storageKey: keyInSecret,
              storageSasToken: keyInSecret,
            }),
            s3Credentials: object({
              accessKeyId: keyInSecret,
              secretAccessKey: keyInSecret,
              sessionToken: keyInSecret,
              region: keyInSecret,
              inheritFromIAMRole: flag,
            }),
            googleCredentials: object({
              applicationCredentials: keyInSecret,
              gkeEnvironment: flag,
            }),
            wal: object({
              compression: oneOfTexts(
                'bzip2',
                'gzip',
                'lz4',
                'snappy',
                'xz',
                'zstd',
              ),
              encryption,
              maxParallel: { type: 'integer', minimum: 1 },
              archiveAdditionalCommandArgs: texts,
              restoreAdditionalCommandArgs: texts,
            }),
            data: object({
              compression: oneOfTexts('bzip2', 'gzip', 'lz4', 'snappy'),
              encryption,
              jobs: { type: 'integer', minimum: 1 },
              immediateCheckpoint: flag,
              additionalCommandArgs: texts,
              restoreAdditionalCommandArgs: texts,
            }),
            serverName: text,
            tags: textMap,
            historyTags: textMap,
          },
          ['destinationPath'],
        ),
        retentionPolicy: { type: 'string', pattern: '^[1-9][0-9]*[dwm]$' },
        instanceSidecarConfiguration: object({
          env: environment,
          resources: object({
            claims: {
              type: 'array',
              items: object({ name: text, request: text }, ['name']),
            },
            limits: quantities,
            requests: quantities,
          }),
          retentionPolicyIntervalSeconds: count,
          additionalContainerArgs: texts,
          logLevel: oneOfTexts('error', 'warning', 'info', 'debug', 'trace'),
        }),
      },
      ['configuration'],
    ),
    status: object({
      serverRecoveryWindow: {
        type: 'object',
        additionalProperties: object({
          firstRecoverabilityPoint: time,
          lastSuccessfulBackupTime: time,
          lastFailedBackupTime: time,
        }),
      },
    }),
  },
  ['spec'],
);

const relabelings = {
  type: 'array',
  items: object({
    sourceLabels: texts,
    separator: text,
    targetLabel: text,
    regex: text,
    modulus: count,
    replacement: text,
    action: text,
  }),
};

/** The `PodMonitor` of the Prometheus operator, as far as a PostgreSQL cluster needs it. */
export const podMonitor = object(
  {
    spec: object(
      {
        jobLabel: text,
        podTargetLabels: texts,
        sampleLimit: count,
        targetLimit: count,
        labelLimit: count,
        labelNameLengthLimit: count,
        labelValueLengthLimit: count,
        namespaceSelector: object({ any: flag, matchNames: texts }),
        selector: object({
          matchLabels: textMap,
          matchExpressions: {
            type: 'array',
            items: object({ key: text, operator: text, values: texts }, [
              'key',
              'operator',
            ]),
          },
        }),
        podMetricsEndpoints: {
          type: 'array',
          items: object({
            port: text,
            portNumber: count,
            path: text,
            scheme: text,
            interval: {
              type: 'string',
              pattern:
                '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$',
            },
            scrapeTimeout: text,
            honorLabels: flag,
            honorTimestamps: flag,
            params: { type: 'object', additionalProperties: texts },
            relabelings,
            metricRelabelings: relabelings,
            tlsConfig: { type: 'object' },
          }),
        },
      },
      ['selector'],
    ),
  },
  ['spec'],
);

/** CloudNativePG 1.30's `DatabaseRole`. */
export const databaseRole = object(
  {
    spec: object(
      {
        cluster: object({ name: text }),
        name: text,
        comment: text,
        ensure: oneOfTexts('present', 'absent'),
        databaseRoleReclaimPolicy: oneOfTexts('delete', 'retain'),
        passwordSecret: object({ name: text }, ['name']),
        disablePassword: flag,
        clientCertificate: object({ enabled: flag }),
        connectionLimit: count,
        validUntil: time,
        inRoles: texts,
        inherit: flag,
        superuser: flag,
        createdb: flag,
        createrole: flag,
        login: flag,
        replication: flag,
        bypassrls: flag,
      },
      ['cluster', 'name'],
    ),
    status: object({
      applied: flag,
      message: text,
      observedGeneration: count,
      secretResourceVersion: text,
      clientCertificate: object({ expiration: text, message: text }),
      conditions,
    }),
  },
  ['spec'],
);

const catalogKey = {
  type: 'string',
  maxLength: 63,
  pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
};

const newerInCatalogs = object({
  spec: object({
    images: { type: 'array', minItems: 1 },
    componentImages: {
      type: 'array',
      maxItems: 32,
      items: object({ key: catalogKey, image: text }, ['image', 'key']),
    },
  }),
});

const seconds = { type: 'integer', minimum: 1 };

/** Fields of 1.30 that the package does not know yet, by kind. */
export const newerFields: Record<string, object> = {
  Cluster: object({
    spec: object({
      description: text,
      primaryLease: object({
        leaseDurationSeconds: seconds,
        renewDeadlineSeconds: seconds,
        retryPeriodSeconds: seconds,
        releasedLeaseDurationSeconds: seconds,
      }),
    }),
    status: object({
      operatorCertificateFingerprint: text,
      selector: text,
      targetPgDataImageInfo: object({
        image: text,
        majorVersion: count,
        extensions: {
          type: 'array',
          items: object(
            {
              name: text,
              image: object({ reference: text, pullPolicy: text }),
              bin_path: texts,
              dynamic_library_path: texts,
              extension_control_path: texts,
              ld_library_path: texts,
              env: {
                type: 'array',
                items: object({ name: text, value: text }, ['name', 'value']),
              },
            },
            ['name'],
          ),
        },
      }),
    }),
  }),
  ImageCatalog: newerInCatalogs,
  ClusterImageCatalog: newerInCatalogs,
  ScheduledBackup: object({ status: object({ error: text }) }),
  Pooler: object({
    spec: object({
      monitoring: object({ tls: object({ enabled: flag }) }),
      pgbouncer: object({
        image: text,
        imageCatalogRef: object(
          { apiGroup: text, kind: text, name: text, key: catalogKey },
          ['key', 'kind', 'name'],
        ),
      }),
    }),
    status: object({
      error: text,
      image: text,
      phase: oneOfTexts('active', 'paused', 'inactive', 'failed'),
      phaseReason: text,
    }),
  }),
};
