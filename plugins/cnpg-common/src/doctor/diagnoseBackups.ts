import { clusterAnnotations } from '../annotations';
import { BARMAN_PLUGIN } from '../barmanPlugin';
import { ArchivingCause, findArchivingCause } from '../health/archivingCause';
import {
  Message,
  Sentence,
  inEnglish,
  messagesOf,
  phaseMessage,
  say,
} from '../messages';
import { DatabaseObjects } from '../model/database';
import {
  DOCTOR_LINKS,
  DoctorLink,
  DoctorLinkId,
  DoctorReport,
} from './DoctorReport';
import { IdentityInspection, Inspected } from './IdentityInspection';
import {
  CLIENT_ID_ANNOTATION,
  USE_LABEL,
  WorkloadInspection,
} from './WorkloadInspection';

/**
 * What a diagnosis is made from. Without `workload` or `identity`, what depends
 * on them is told from the archiver's log alone.
 *
 * @public
 */
export interface DoctorSources {
  objects: DatabaseObjects;
  workload?: WorkloadInspection;
  identity?: IdentityInspection;
}

const TITLES: Record<DoctorLinkId, string> = {
  cluster: 'The AKS cluster has an OIDC issuer and workload identity',
  podLabel: 'Its pods have the label of workload identity',
  clientId: 'Its service account names its managed identity',
  environment: 'Its containers have client id and token',
  subject: 'A federated credential is for its service account',
  issuer: 'The federated credential is for this AKS cluster',
  audience: 'The federated credential has the right audience',
  propagation: 'Entra knows the federated credential everywhere',
  credentialCount: 'The managed identity has room for its credential',
  tokenTime: 'Its token is within its time',
  role: 'The managed identity may write blobs',
  network: 'The storage account lets its network in',
  sharedKey: 'It needs no account key',
  container: 'Its container exists',
  destination: 'It archives to its own container',
  emptyArchive: 'Its archive began empty',
  plugin: 'The Barman Cloud plugin is registered',
  roleBinding: 'The plugin may read its ObjectStore',
  objectStore: 'Its ObjectStore exists',
  egress: 'It reaches Entra and the storage account',
  immutability: 'Expired backups can be deleted',
};

/** learn.microsoft.com/azure/role-based-access-control/built-in-roles: Storage Blob Data Contributor and Owner. */
const WRITING_ROLES = [
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
];
/** Roles that cannot write blobs, whatever else they can. */
const NOT_WRITING_ROLES = [
  // Storage Blob Data Reader, Owner, Contributor, Reader
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'acdd72a7-3385-48ef-bd42-f606fba81ae7',
];
/** learn.microsoft.com/azure/role-based-access-control/troubleshooting */
const ROLE_DELAY_MINUTES = 10;
const MAX_CREDENTIALS = 20;
const REPAIR = say('doctor.repair');

type Finding = Pick<DoctorLink, 'state' | 'repairable'> & {
  detail: Sentence;
  fix?: Sentence;
  /** It is whole in a while, when nothing else is broken. */
  passes?: boolean;
};

const ok = (detail: Message): Finding => ({ state: 'ok', detail });
const broken = (
  detail: Message,
  fix: Message,
  repairable?: boolean,
): Finding => ({
  state: 'broken',
  detail,
  fix,
  ...(repairable && { repairable }),
});
const unknown = (detail: Sentence): Finding => ({ state: 'unknown', detail });
const notApplicable = (detail: Message): Finding => ({
  state: 'notApplicable',
  detail,
});

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function list(pods: { name: string }[]): string {
  return pods.map(({ name }) => name).join(', ');
}

class Chain {
  readonly #objects: DatabaseObjects;
  readonly #workload?: WorkloadInspection;
  readonly #identity?: IdentityInspection;
  readonly #now: Date;
  readonly #cause?: ArchivingCause;
  readonly #store?: string;
  readonly #destination?: string;
  readonly #account: string;

  constructor({ objects, workload, identity }: DoctorSources, now: Date) {
    const { metadata, spec } = objects.cluster;
    this.#objects = objects;
    this.#workload = workload;
    this.#now = now;
    // A log that outlives the failure says nothing of now.
    this.#cause = this.#archives
      ? undefined
      : findArchivingCause(objects.archiverLog);
    this.#account = spec?.serviceAccountName || metadata.name;
    const plugin = spec?.plugins?.find(
      ({ name, enabled }) => name === BARMAN_PLUGIN && enabled !== false,
    );
    this.#store = plugin && (plugin.parameters?.barmanObjectName ?? '');
    this.#destination = plugin
      ? objects.objectStores.find(
          ({ metadata: store }) => store.name === this.#store,
        )?.spec?.configuration?.destinationPath
      : spec?.backup?.barmanObjectStore?.destinationPath;
    // The identity of a database that the portal did not make has another name.
    const { annotations = {} } = metadata;
    const isOurs =
      annotations[clusterAnnotations.adopted] === undefined &&
      (annotations[clusterAnnotations.plan] !== undefined ||
        annotations[clusterAnnotations.requestedBy] !== undefined);
    this.#identity =
      isOurs || (identity && 'found' in identity.identity)
        ? identity
        : undefined;
  }

  /** Whether it is meant to archive to Azure at all. */
  get isAzure(): boolean {
    const configured =
      this.#store !== undefined ||
      this.#objects.cluster.spec?.backup?.barmanObjectStore !== undefined;
    return configured && !/^(s3|gs):/.test(this.#destination ?? '');
  }

  look(id: DoctorLinkId): Finding {
    switch (id) {
      case 'cluster':
        return this.#cluster();
      case 'podLabel':
        return this.#podLabel();
      case 'clientId':
        return this.#clientId();
      case 'environment':
        return this.#environment();
      case 'subject':
      case 'issuer':
      case 'audience':
        return this.#credential(id);
      case 'propagation':
        return this.#propagation();
      case 'credentialCount':
        return this.#credentialCount();
      case 'tokenTime':
        return this.#fromLog(/^AADSTS700024$/);
      case 'role':
        return this.#role();
      case 'network':
        return this.#network();
      case 'sharedKey':
        return this.#sharedKey();
      case 'container':
        return this.#container();
      case 'destination':
        return this.#destinationPath();
      case 'emptyArchive':
        return this.#fromLog(/^ExpectedEmptyArchive$/);
      case 'plugin':
        return this.#plugin();
      case 'roleBinding':
        return this.#roleBinding();
      case 'objectStore':
        return this.#objectStore();
      case 'egress':
        return this.#egress();
      default:
        return this.#immutability();
    }
  }

  get #subject(): string {
    return `system:serviceaccount:${
      this.#objects.cluster.metadata.namespace ?? ''
    }:${this.#account}`;
  }

  get #archives(): boolean {
    return Boolean(
      this.#objects.cluster.status?.conditions?.some(
        ({ type, status }) =>
          type === 'ContinuousArchiving' && status === 'True',
      ),
    );
  }

  /** What the log says of a link, where nothing else is known of it. */
  #fromLog(code: RegExp, otherwise?: string): Finding {
    const cause = this.#cause;
    if (cause && code.test(cause.code)) return this.#said(cause);
    if (this.#archives) return ok(say('doctor.archives'));
    if (otherwise) return unknown(otherwise);
    return this.#objects.archiverLog?.length
      ? ok(say('doctor.log.silent'))
      : unknown(say('doctor.log.unread'));
  }

  #said({ messages }: ArchivingCause): Finding {
    return broken(messages.cause, messages.remedy);
  }

  #cluster(): Finding {
    const cluster = this.#identity?.cluster;
    if (!cluster || !('found' in cluster)) {
      return this.#unread(cluster, say('doctor.what.cluster'), /^$/);
    }
    const { oidcIssuerEnabled, workloadIdentityEnabled, issuer } =
      cluster.found;
    const { aks } = this.#identity!.names;
    const fix = say('doctor.cluster.fix', { aks });
    if (oidcIssuerEnabled === false) {
      return broken(say('doctor.cluster.noIssuer', { aks }), fix);
    }
    if (workloadIdentityEnabled === false) {
      return broken(say('doctor.cluster.off', { aks }), fix);
    }
    if (oidcIssuerEnabled === undefined) {
      return unknown(say('doctor.cluster.configured'));
    }
    return ok(say('doctor.cluster.ok', { issuer: issuer ?? '' }));
  }

  #podLabel(): Finding {
    const pods = this.#workload?.pods;
    if (!pods || !('found' in pods)) {
      return this.#unread(
        pods,
        say('doctor.what.pods'),
        /^ManagedIdentityUnavailable$/,
      );
    }
    if (!pods.found.length) return unknown(say('doctor.noPods'));
    const without = pods.found.filter(({ labelled }) => !labelled);
    return without.length
      ? broken(
          say('doctor.podLabel.without', {
            pods: list(without),
            label: USE_LABEL,
            count: without.length,
          }),
          say('doctor.podLabel.fix'),
        )
      : ok(
          say('doctor.podLabel.ok', {
            count: pods.found.length,
            label: USE_LABEL,
          }),
        );
  }

  #clientId(): Finding {
    const account = this.#workload?.serviceAccount;
    if (!account || !('found' in account)) {
      return this.#unread(
        account,
        say('doctor.what.account', { name: this.#account }),
        /^$/,
      );
    }
    const { clientId } = account.found;
    const fix = say('doctor.clientId.fix');
    if (!clientId) {
      return broken(
        say('doctor.clientId.none', {
          account: this.#account,
          annotation: CLIENT_ID_ANNOTATION,
        }),
        fix,
      );
    }
    const { identity, names } = this.#identity ?? {};
    const right =
      names?.existingClientId ??
      (identity && 'found' in identity ? identity.found.clientId : undefined);
    if (right) {
      return same(right, clientId)
        ? ok(say('doctor.clientId.ok', { account: this.#account, clientId }))
        : broken(
            say('doctor.clientId.other', {
              account: this.#account,
              clientId,
              right,
            }),
            fix,
          );
    }
    if (identity && 'missing' in identity) {
      return broken(
        say('doctor.clientId.gone', { identity: names!.identity }),
        say('doctor.clientId.gone.fix'),
        true,
      );
    }
    return this.#unread(
      identity,
      say('doctor.what.identity'),
      /^AADSTS700016$/,
    );
  }

  #environment(): Finding {
    const pods = this.#workload?.pods;
    if (!pods || !('found' in pods)) {
      return this.#unread(
        pods,
        say('doctor.what.pods'),
        /^ManagedIdentityUnavailable$/,
      );
    }
    const fix = say('doctor.environment.fix');
    const account = this.#workload?.serviceAccount;
    const named = account && 'found' in account ? account.found.clientId : '';
    for (const pod of pods.found) {
      const lacking = pod.containers.find(
        ({ hasClientId, hasToken }) => !hasClientId || !hasToken,
      );
      if (lacking) {
        return broken(
          say('doctor.environment.lacking', {
            container: lacking.name,
            pod: pod.name,
            variable: lacking.hasToken
              ? 'AZURE_CLIENT_ID'
              : 'AZURE_FEDERATED_TOKEN_FILE',
          }),
          fix,
        );
      }
      const stale = pod.containers.find(
        ({ clientId }) => clientId && named && !same(clientId, named),
      );
      if (stale) {
        return broken(
          say('doctor.environment.stale', {
            container: stale.name,
            pod: pod.name,
            clientId: stale.clientId ?? '',
            named: named ?? '',
          }),
          say('doctor.environment.stale.fix'),
        );
      }
    }
    return pods.found.length
      ? ok(say('doctor.environment.ok'))
      : unknown(say('doctor.noPods'));
  }

  #credential(id: 'subject' | 'issuer' | 'audience'): Finding {
    const codes = {
      subject: /^AADSTS70021[03]?$/,
      issuer: /^AADSTS700211$/,
      audience: /^AADSTS700212$/,
    };
    const inspected = this.#identity?.federatedCredentials;
    if (!inspected || !('found' in inspected)) {
      return inspected && 'missing' in inspected
        ? unknown(say('doctor.noIdentity'))
        : this.#unread(inspected, say('doctor.what.credentials'), codes[id]);
    }
    const { names, cluster } = this.#identity!;
    const issuer = 'found' in cluster ? cluster.found.issuer : undefined;
    const forSubject = inspected.found.filter(
      ({ subject }) => subject === this.#subject,
    );
    if (id === 'subject') {
      const others = inspected.found.map(({ subject }) => subject);
      return forSubject.length
        ? ok(
            say('doctor.subject.ok', {
              credential: forSubject[0].name,
              subject: this.#subject,
            }),
          )
        : broken(
            others.length
              ? say('doctor.subject.others', {
                  identity: names.identity,
                  subject: this.#subject,
                  others: others.slice(0, 3).join(', '),
                })
              : say('doctor.subject.none', {
                  identity: names.identity,
                  subject: this.#subject,
                }),
            REPAIR,
            true,
          );
    }
    if (!forSubject.length) {
      return unknown(say('doctor.credential.none'));
    }
    const forIssuer = issuer
      ? forSubject.filter(entry => entry.issuer === issuer)
      : forSubject;
    if (id === 'issuer') {
      if (!issuer) {
        return this.#unread(cluster, say('doctor.what.issuer'), codes.issuer);
      }
      const [other] = forSubject;
      const onlySlash =
        other.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, '');
      return forIssuer.length
        ? ok(say('doctor.credential.ok', { value: issuer }))
        : broken(
            say(onlySlash ? 'doctor.issuer.slash' : 'doctor.issuer.other', {
              credential: other.name,
              issuer: other.issuer,
              right: issuer,
            }),
            REPAIR,
            true,
          );
    }
    const [candidate = forSubject[0]] = forIssuer;
    return candidate.audiences.includes(names.audience)
      ? ok(say('doctor.credential.ok', { value: names.audience }))
      : broken(
          say('doctor.audience.other', {
            credential: candidate.name,
            audience: candidate.audiences.join(', '),
            right: names.audience,
          }),
          REPAIR,
          true,
        );
  }

  #propagation(): Finding {
    const credentials = (['subject', 'issuer', 'audience'] as const).map(id =>
      this.#credential(id),
    );
    const cause = this.#cause;
    if (
      cause &&
      /^AADSTS70021[0-3]?$/.test(cause.code) &&
      credentials.every(({ state }) => state === 'ok')
    ) {
      return {
        ...broken(
          say('doctor.propagation.waits', { code: cause.code }),
          say('doctor.propagation.fix'),
        ),
        passes: true,
      };
    }
    return this.#fromLog(/^$/);
  }

  #credentialCount(): Finding {
    const inspected = this.#identity?.federatedCredentials;
    if (!inspected || !('found' in inspected)) {
      return this.#unread(inspected, say('doctor.what.credentials'), /^$/);
    }
    const count = inspected.found.length;
    const hasOwn = inspected.found.some(
      ({ subject }) => subject === this.#subject,
    );
    return count >= MAX_CREDENTIALS && !hasOwn
      ? broken(
          say('doctor.credentialCount.full', {
            number: count,
            most: MAX_CREDENTIALS,
          }),
          say('doctor.credentialCount.fix'),
        )
      : ok(
          say('doctor.credentialCount.ok', {
            number: count,
            most: MAX_CREDENTIALS,
          }),
        );
  }

  #role(): Finding {
    const code = /^AuthorizationPermissionMismatch$/;
    const inspected = this.#identity?.roleAssignments;
    if (!inspected || !('found' in inspected)) {
      return inspected && 'missing' in inspected
        ? unknown(say('doctor.noIdentity'))
        : this.#unread(inspected, say('doctor.what.roles'), code);
    }
    const { names } = this.#identity!;
    const writing = inspected.found.find(({ role }) =>
      WRITING_ROLES.includes(role),
    );
    const refused = this.#cause && code.test(this.#cause.code);
    if (!writing) {
      const other = inspected.found.find(
        ({ role }) => !NOT_WRITING_ROLES.includes(role),
      );
      return other && !refused
        ? unknown(
            say('doctor.role.unknown', {
              role: other.role,
              scope: other.scope,
            }),
          )
        : broken(
            say('doctor.role.none', {
              identity: names.identity,
              container: names.container,
            }),
            say('doctor.role.none.fix', { most: ROLE_DELAY_MINUTES }),
            true,
          );
    }
    if (refused) {
      const minutes = writing.since
        ? (this.#now.getTime() - Date.parse(writing.since)) / 60_000
        : undefined;
      if (minutes !== undefined && minutes <= ROLE_DELAY_MINUTES) {
        return {
          ...broken(
            say('doctor.role.waits', {
              minutes: Math.max(0, Math.floor(minutes)),
            }),
            say('doctor.role.waits.fix', { most: ROLE_DELAY_MINUTES }),
          ),
          passes: true,
        };
      }
      return broken(
        writing.conditional
          ? say('doctor.role.refused.condition')
          : say('doctor.role.refused'),
        say('doctor.role.refused.fix'),
      );
    }
    return ok(
      say(writing.conditional ? 'doctor.role.ok.condition' : 'doctor.role.ok', {
        scope: writing.scope.split('/').pop() ?? '',
      }),
    );
  }

  #network(): Finding {
    const code = /^AuthorizationFailure$/;
    const inspected = this.#identity?.storageAccount;
    const fix = say('doctor.network.fix');
    if (inspected && 'missing' in inspected) {
      return broken(
        say('doctor.network.noAccount', {
          account: this.#identity!.names.account,
        }),
        say('doctor.network.noAccount.fix'),
      );
    }
    if (this.#cause && code.test(this.#cause.code)) {
      return broken(say('doctor.network.refused'), fix);
    }
    if (!inspected || !('found' in inspected)) {
      return this.#unread(inspected, say('doctor.what.storage'), code);
    }
    const { publicNetworkAccess, defaultAction, privateEndpoints } =
      inspected.found;
    if (publicNetworkAccess === 'Disabled' && !privateEndpoints) {
      return broken(say('doctor.network.closed'), fix);
    }
    if (publicNetworkAccess === 'Disabled' || defaultAction === 'Deny') {
      return this.#archives
        ? ok(say('doctor.archives'))
        : unknown(say('doctor.network.some'));
    }
    return ok(say('doctor.network.ok'));
  }

  #sharedKey(): Finding {
    const account = this.#workload?.serviceAccount;
    const cause = this.#cause;
    if (cause?.code === 'KeyBasedAuthenticationNotPermitted') {
      return this.#said(cause);
    }
    return account && 'found' in account && account.found.clientId
      ? notApplicable(say('doctor.sharedKey.identity'))
      : this.#fromLog(/^KeyBasedAuthenticationNotPermitted$/);
  }

  #container(): Finding {
    const code = /^Container(NotFound|BeingDeleted)$/;
    const inspected = this.#identity?.container;
    if (this.#cause?.code === 'ContainerBeingDeleted') {
      return this.#said(this.#cause);
    }
    if (inspected && 'missing' in inspected) {
      return this.#archives && this.#identity!.names.existingClientId
        ? ok(say('doctor.archives'))
        : broken(
            say('doctor.container.none', {
              container: this.#identity!.names.container,
              account: this.#identity!.names.account,
            }),
            say('doctor.container.fix'),
            true,
          );
    }
    return inspected && 'found' in inspected
      ? ok(
          say('doctor.container.ok', {
            container: this.#identity!.names.container,
          }),
        )
      : this.#unread(inspected, say('doctor.what.container'), code);
  }

  #destinationPath(): Finding {
    const destination = this.#destination;
    if (!destination) {
      return unknown(say('doctor.destination.unknown'));
    }
    const fix =
      this.#store === undefined
        ? say('doctor.destination.fix.cluster')
        : say('doctor.destination.fix.store', { store: this.#store });
    if (
      !/^https:\/\/[a-z0-9]{3,24}\.blob\.[a-z0-9.-]+\/[a-z0-9][a-z0-9-]+(\/|$)/.test(
        destination,
      )
    ) {
      return broken(
        say('doctor.destination.malformed', {
          destination: destination.slice(0, 200),
        }),
        fix,
      );
    }
    const expected = this.#identity?.names.containerUrl;
    if (!expected) return ok(say('doctor.destination.ok', { destination }));
    return destination === expected || destination.startsWith(`${expected}/`)
      ? ok(say('doctor.destination.ok', { destination }))
      : broken(say('doctor.destination.other', { destination, expected }), fix);
  }

  #plugin(): Finding {
    if (this.#store === undefined) {
      return notApplicable(say('doctor.builtIn'));
    }
    const { pluginStatus, phase } = this.#objects.cluster.status ?? {};
    const fix = say('doctor.plugin.fix');
    if (this.#cause?.code === 'PluginMissing') return this.#said(this.#cause);
    const found = pluginStatus?.find(({ name }) => name === BARMAN_PLUGIN);
    if (found) {
      return ok(
        found.version
          ? say('doctor.plugin.ok', { version: found.version })
          : say('doctor.plugin.ok.unknown'),
      );
    }
    return /plugin/i.test(phase ?? '')
      ? broken(
          say('doctor.plugin.phase', {
            phase: phaseMessage(phase) ?? phase ?? '',
          }),
          fix,
        )
      : this.#fromLog(/^$/);
  }

  #roleBinding(): Finding {
    if (this.#store === undefined) {
      return notApplicable(say('doctor.builtIn'));
    }
    const name = `${this.#objects.cluster.metadata.name}-barman-cloud`;
    const fix = say('doctor.roleBinding.fix', {
      name,
      account: this.#account,
    });
    const inspected = this.#workload?.roleBinding;
    if (inspected && 'found' in inspected) {
      return inspected.found.subjects.includes(this.#account)
        ? ok(say('doctor.roleBinding.ok', { name, account: this.#account }))
        : broken(
            say('doctor.roleBinding.other', { name, account: this.#account }),
            fix,
          );
    }
    if (inspected && 'missing' in inspected && !this.#archives) {
      return broken(
        say('doctor.roleBinding.none', { name }),
        say('doctor.roleBinding.none.fix'),
      );
    }
    return this.#unread(
      inspected,
      say('doctor.what.roleBinding', { name }),
      /^ObjectStoreForbidden$/,
    );
  }

  #objectStore(): Finding {
    if (this.#store === undefined) {
      return notApplicable(say('doctor.builtIn'));
    }
    const { objectStores, unavailable } = this.#objects;
    if (objectStores.some(({ metadata }) => metadata.name === this.#store)) {
      return ok(say('doctor.objectStore.ok', { store: this.#store }));
    }
    return unavailable.ObjectStore
      ? this.#fromLog(/^ObjectStoreNotFound$/, unavailable.ObjectStore)
      : broken(
          say('doctor.objectStore.none', { store: this.#store }),
          say('doctor.objectStore.fix'),
        );
  }

  #egress(): Finding {
    const finding = this.#fromLog(/^(Unreachable|CertificateNotTrusted)$/);
    const policies = this.#workload?.egressPolicies;
    const names = policies && 'found' in policies ? policies.found : [];
    return finding.state === 'broken' && names.length
      ? {
          ...finding,
          detail: say('doctor.egress.policies', {
            found: finding.detail,
            names: names.join(', '),
          }),
        }
      : finding;
  }

  #immutability(): Finding {
    const refused = this.#objects.events?.find(
      ({ reason }) => reason === 'RetentionPolicyFailed',
    );
    const fix = say('doctor.immutability.fix');
    const inspected = this.#identity?.container;
    if (inspected && 'found' in inspected && inspected.found.immutable) {
      return broken(say('doctor.immutability.kept'), fix);
    }
    if (refused) {
      return broken(
        say('doctor.immutability.failed', {
          message: (refused.message ?? '').slice(0, 200),
        }),
        fix,
      );
    }
    return inspected && 'found' in inspected
      ? ok(say('doctor.immutability.ok'))
      : this.#unread(inspected, say('doctor.what.container'), /^$/);
  }

  /** A fact that could not be read: the log may know, and nothing does otherwise. */
  #unread<T>(
    inspected: Inspected<T> | undefined,
    what: Message,
    code: RegExp,
  ): Finding {
    let reason: Sentence = say('doctor.notRead', { what });
    if (inspected && 'unknown' in inspected) reason = inspected.unknown;
    if (inspected && 'missing' in inspected) {
      reason = say('doctor.notFound', { what });
    }
    const cause = this.#cause;
    return cause && code.test(cause.code) ? this.#said(cause) : unknown(reason);
  }
}

/**
 * Follows the chain from a database to its backups in Azure and names the link
 * that is broken. Facts of Kubernetes and Azure come first; where they cannot
 * be read, the code of the refusing party in the archiver's log decides.
 *
 * @public
 */
export function diagnoseBackups(
  sources: DoctorSources,
  now: Date,
): DoctorReport {
  const chain = new Chain(sources, now);
  if (!chain.isAzure) return { links: [] };
  const found = DOCTOR_LINKS.map(id => ({
    id,
    title: TITLES[id],
    ...chain.look(id),
  }));
  const brokenLinks = found.filter(({ state }) => state === 'broken');
  // What nobody has to put right must not hide what somebody has to.
  const first = brokenLinks.find(({ passes }) => !passes) ?? brokenLinks[0];
  return {
    links: found.map(
      ({ passes: _, detail, fix, ...link }): DoctorLink => ({
        ...link,
        detail: inEnglish(detail),
        ...(fix && { fix: inEnglish(fix) }),
        ...messagesOf({ detail, fix }),
      }),
    ),
    broken: first?.id,
  };
}
