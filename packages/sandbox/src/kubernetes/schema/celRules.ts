import { forbidden, invalid, omitted } from '../fieldErrors.ts';
import type { FieldError } from '../fieldErrors.ts';
import { sameJson } from '../json.ts';
import type { KubeObject } from '../types.ts';

/**
 * The CEL rules of the CRDs (x-kubernetes-validations), which no JSON schema
 * holds. `spec` is what is checked, `old` the spec before an update.
 */
type Rule = (spec: any, old: any | undefined) => FieldError[];

function check(
  condition: boolean,
  field: string,
  value: unknown,
  message: string,
): FieldError[] {
  return condition ? [] : [invalid(field, value, message)];
}

/** Transition rules hold where both the old and the new object have the field. */
function immutable(name: string, message = `${name} is immutable`): Rule {
  return (spec, old) => {
    const value = spec?.[name];
    const before = old?.[name];
    return check(
      value === undefined || before === undefined || sameJson(value, before),
      `spec.${name}`,
      typeof value === 'object' ? omitted : value,
      message,
    );
  };
}

const clusterReference = immutable(
  'cluster',
  'cluster reference is immutable after creation',
);

function localeRules(path: string, select: (spec: any) => any): Rule {
  return spec => {
    const settings = select(spec);
    return (
      [
        ['builtinLocale', 'builtin'],
        ['icuLocale', 'icu'],
        ['icuRules', 'icu'],
      ] as const
    ).flatMap(([field, provider]) =>
      check(
        settings?.[field] === undefined || settings.localeProvider === provider,
        path,
        omitted,
        `${field} is only available when localeProvider is set to \`${provider}\``,
      ),
    );
  };
}

function unique(list: any[] | undefined, key: string): boolean {
  return new Set(list?.map(item => item[key])).size === (list?.length ?? 0);
}

const catalog: Rule[] = [
  spec =>
    check(
      unique(spec?.images, 'major'),
      'spec.images',
      omitted,
      'Images must have unique major versions',
    ),
  spec =>
    check(
      unique(spec?.componentImages, 'key'),
      'spec.componentImages',
      omitted,
      'Component image keys must be unique',
    ),
];

const rules: Record<string, Rule[]> = {
  Cluster: [
    spec =>
      check(
        !(spec?.imageName !== undefined && spec.imageCatalogRef !== undefined),
        'spec',
        omitted,
        'imageName and imageCatalogRef are mutually exclusive',
      ),
    localeRules('spec.bootstrap.initdb', spec => spec?.bootstrap?.initdb),
    spec => {
      const reference = spec?.imageCatalogRef;
      return reference === undefined
        ? []
        : [
            ...check(
              ['ImageCatalog', 'ClusterImageCatalog'].includes(reference.kind),
              'spec.imageCatalogRef',
              omitted,
              'Only image catalogs are supported',
            ),
            ...check(
              reference.apiGroup === 'postgresql.cnpg.io',
              'spec.imageCatalogRef',
              omitted,
              'Only image catalogs are supported',
            ),
          ];
    },
    spec => {
      const synchronous = spec?.postgresql?.synchronous;
      return synchronous === undefined
        ? []
        : [
            ...check(
              synchronous.dataDurability !== 'preferred' ||
                (!synchronous.standbyNamesPre?.length &&
                  !synchronous.standbyNamesPost?.length),
              'spec.postgresql.synchronous',
              omitted,
              "dataDurability set to 'preferred' requires empty 'standbyNamesPre' and empty 'standbyNamesPost'",
            ),
            ...check(
              synchronous.number > 0,
              'spec.postgresql.synchronous.number',
              synchronous.number,
              'The number of synchronous replicas should be greater than zero',
            ),
          ];
    },
    immutable('serviceAccountName'),
  ],
  Backup: [
    (spec, old) =>
      check(
        old === undefined || sameJson(spec, old),
        'spec',
        omitted,
        'BackupSpec is immutable once set',
      ),
  ],
  ScheduledBackup: [clusterReference],
  Pooler: [
    clusterReference,
    immutable('serviceAccountName'),
    spec =>
      check(
        !(
          spec?.pgbouncer?.image !== undefined &&
          spec.pgbouncer.imageCatalogRef !== undefined
        ),
        'spec.pgbouncer',
        omitted,
        'image and imageCatalogRef are mutually exclusive',
      ),
  ],
  Database: [
    localeRules('spec', spec => spec),
    ...[
      'builtinLocale',
      'collationVersion',
      'encoding',
      'icuLocale',
      'icuRules',
      'locale',
      'localeCType',
      'localeCollate',
      'localeProvider',
      'name',
      'template',
    ].map(name => immutable(name)),
    clusterReference,
    spec =>
      ['postgres', 'template0', 'template1'].flatMap(name =>
        check(
          spec?.name !== name,
          'spec.name',
          spec?.name,
          `the name ${name} is reserved`,
        ),
      ),
  ],
  DatabaseRole: [
    (spec, old) =>
      check(
        old === undefined || old.name === spec?.name,
        'spec',
        omitted,
        'name is immutable',
      ),
    clusterReference,
    spec =>
      check(
        spec?.ensure !== 'absent',
        'spec',
        omitted,
        'ensure: absent is not supported for DatabaseRole; delete the resource with databaseRoleReclaimPolicy: delete instead',
      ),
    spec =>
      ['postgres', 'streaming_replica'].flatMap(name =>
        check(
          spec?.name !== name,
          'spec',
          omitted,
          `the role name ${name} is reserved`,
        ),
      ),
    spec =>
      check(
        !spec?.name?.startsWith('pg_'),
        'spec',
        omitted,
        'role names starting with pg_ are reserved by PostgreSQL',
      ),
    spec =>
      check(
        !spec?.name?.startsWith('cnpg_'),
        'spec',
        omitted,
        'role names starting with cnpg_ are reserved by the operator',
      ),
    spec =>
      check(spec?.name !== '', 'spec', omitted, 'role name must not be empty'),
    spec =>
      check(
        !spec?.passwordSecret || !spec.disablePassword,
        'spec',
        omitted,
        'passwordSecret and disablePassword are mutually exclusive',
      ),
    spec =>
      check(
        !spec?.clientCertificate?.enabled || spec.login === true,
        'spec',
        omitted,
        'clientCertificate requires the role to have login enabled',
      ),
  ],
  Publication: [
    clusterReference,
    immutable('dbname'),
    immutable('name'),
    spec =>
      check(
        (spec?.target?.allTables !== undefined) !==
          (spec?.target?.objects !== undefined),
        'spec.target',
        omitted,
        'allTables and objects are mutually exclusive',
      ),
  ],
  Subscription: [clusterReference, immutable('dbname'), immutable('name')],
  ImageCatalog: catalog,
  ClusterImageCatalog: catalog,
  ObjectStore: [
    spec =>
      spec?.configuration?.serverName === undefined
        ? []
        : [
            forbidden(
              'spec.configuration.serverName',
              "use the 'serverName' plugin parameter in the Cluster resource",
            ),
          ],
    spec =>
      spec?.instanceSidecarConfiguration?.additionalContainerArgs?.some(
        (argument: string) => argument.startsWith('--log-level'),
      )
        ? [
            forbidden(
              'spec.instanceSidecarConfiguration.additionalContainerArgs',
              'do not set --log-level in additionalContainerArgs; use spec.instanceSidecarConfiguration.logLevel',
            ),
          ]
        : [],
  ],
};

/** Evaluates the CEL rules of the object's CRD. */
export function celRules(object: KubeObject, old?: KubeObject): FieldError[] {
  return (rules[object.kind] ?? []).flatMap(rule =>
    rule(object.spec, old?.spec),
  );
}
