import { clusterAnnotations } from '../annotations';
import { BARMAN_PLUGIN } from '../barmanPlugin';
import { ArchivingCause, findArchivingCause } from '../health/archivingCause';
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
const RESTART = 'Then restart the database, so that its pods are made anew.';
const REPAIR = 'Run "Repair identity", which creates it again.';

type Finding = Omit<DoctorLink, 'id' | 'title'> & {
  /** It is whole in a while, when nothing else is broken. */
  passes?: boolean;
};

const ok = (detail: string): Finding => ({ state: 'ok', detail });
const broken = (
  detail: string,
  fix: string,
  repairable?: boolean,
): Finding => ({
  state: 'broken',
  detail,
  fix,
  ...(repairable && { repairable }),
});
const unknown = (detail: string): Finding => ({ state: 'unknown', detail });
const notApplicable = (detail: string): Finding => ({
  state: 'notApplicable',
  detail,
});

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function list(pods: { name: string }[]): string {
  return pods.map(({ name }) => name).join(', ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
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
    if (this.#archives) return ok('WAL is being archived.');
    if (otherwise) return unknown(otherwise);
    return this.#objects.archiverLog?.length
      ? ok('The log of the archiver does not say otherwise.')
      : unknown('The log of the archiver could not be read.');
  }

  #said({ code, cause, remedy }: ArchivingCause): Finding {
    return broken(`${cause} (${code})`, remedy);
  }

  #cluster(): Finding {
    const cluster = this.#identity?.cluster;
    if (!cluster || !('found' in cluster)) {
      return this.#unread(cluster, 'the AKS cluster', /^$/);
    }
    const { oidcIssuerEnabled, workloadIdentityEnabled, issuer } =
      cluster.found;
    const { aks } = this.#identity!.names;
    const fix = `The platform team must run az aks update --name ${aks} --enable-oidc-issuer --enable-workload-identity. ${RESTART}`;
    if (oidcIssuerEnabled === false) {
      return broken(`The AKS cluster ${aks} has no OIDC issuer.`, fix);
    }
    if (workloadIdentityEnabled === false) {
      return broken(`Workload identity is off on the AKS cluster ${aks}.`, fix);
    }
    if (oidcIssuerEnabled === undefined) {
      return unknown(
        'The portal is configured not to read the AKS cluster, only with its issuer.',
      );
    }
    return ok(`Both are on; the issuer is ${issuer}.`);
  }

  #podLabel(): Finding {
    const pods = this.#workload?.pods;
    if (!pods || !('found' in pods)) {
      return this.#unread(pods, 'its pods', /^ManagedIdentityUnavailable$/);
    }
    if (!pods.found.length) return unknown('It has no pods at the moment.');
    const without = pods.found.filter(({ labelled }) => !labelled);
    return without.length
      ? broken(
          `${list(without)} ${
            without.length === 1 ? 'lacks' : 'lack'
          } the label ${USE_LABEL}=true, so the webhook of workload identity passes them by.`,
          `Put it into spec.inheritedMetadata.labels of the Cluster. ${RESTART}`,
        )
      : ok(`All ${pods.found.length} pods have ${USE_LABEL}=true.`);
  }

  #clientId(): Finding {
    const account = this.#workload?.serviceAccount;
    if (!account || !('found' in account)) {
      return this.#unread(
        account,
        `the service account ${this.#account}`,
        /^$/,
      );
    }
    const { clientId } = account.found;
    const fix = `Put the client id into spec.serviceAccountTemplate of the Cluster. ${RESTART}`;
    if (!clientId) {
      return broken(
        `The service account ${
          this.#account
        } has no annotation ${CLIENT_ID_ANNOTATION}.`,
        fix,
      );
    }
    const { identity, names } = this.#identity ?? {};
    const right =
      names?.existingClientId ??
      (identity && 'found' in identity ? identity.found.clientId : undefined);
    if (right) {
      return same(right, clientId)
        ? ok(`The service account ${this.#account} names ${clientId}.`)
        : broken(
            `The service account ${
              this.#account
            } names ${clientId}, but the managed identity is ${right}.`,
            fix,
          );
    }
    if (identity && 'missing' in identity) {
      return broken(
        `There is no managed identity ${names!.identity} any more.`,
        `${REPAIR} It gets another client id: ${lowerFirst(fix)}`,
        true,
      );
    }
    return this.#unread(identity, 'the managed identity', /^AADSTS700016$/);
  }

  #environment(): Finding {
    const pods = this.#workload?.pods;
    if (!pods || !('found' in pods)) {
      return this.#unread(pods, 'its pods', /^ManagedIdentityUnavailable$/);
    }
    const fix = `The pods were made before label, annotation or webhook were there. Restart the database.`;
    const account = this.#workload?.serviceAccount;
    const named = account && 'found' in account ? account.found.clientId : '';
    for (const pod of pods.found) {
      const lacking = pod.containers.find(
        ({ hasClientId, hasToken }) => !hasClientId || !hasToken,
      );
      if (lacking) {
        return broken(
          `The container ${lacking.name} of ${pod.name} has no ${
            lacking.hasToken ? 'AZURE_CLIENT_ID' : 'AZURE_FEDERATED_TOKEN_FILE'
          }.`,
          fix,
        );
      }
      const stale = pod.containers.find(
        ({ clientId }) => clientId && named && !same(clientId, named),
      );
      if (stale) {
        return broken(
          `The container ${stale.name} of ${pod.name} signs in as ${stale.clientId}, but the service account names ${named} by now.`,
          'Restart the database.',
        );
      }
    }
    return pods.found.length
      ? ok('The webhook of workload identity has given them both.')
      : unknown('It has no pods at the moment.');
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
        ? unknown('There is no managed identity that could have one.')
        : this.#unread(inspected, 'the federated credentials', codes[id]);
    }
    const { names, cluster } = this.#identity!;
    const issuer = 'found' in cluster ? cluster.found.issuer : undefined;
    const forSubject = inspected.found.filter(
      ({ subject }) => subject === this.#subject,
    );
    if (id === 'subject') {
      const others = inspected.found.map(({ subject }) => subject);
      return forSubject.length
        ? ok(`${forSubject[0].name} is for ${this.#subject}.`)
        : broken(
            `The managed identity ${
              names.identity
            } has no federated credential for ${this.#subject}${
              others.length ? `, only for ${others.slice(0, 3).join(', ')}` : ''
            }.`,
            REPAIR,
            true,
          );
    }
    if (!forSubject.length) {
      return unknown('There is no federated credential for its subject.');
    }
    const forIssuer = issuer
      ? forSubject.filter(entry => entry.issuer === issuer)
      : forSubject;
    if (id === 'issuer') {
      if (!issuer) {
        return this.#unread(cluster, 'the issuer of AKS', codes.issuer);
      }
      const [other] = forSubject;
      const onlySlash =
        other.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, '');
      return forIssuer.length
        ? ok(`It is for ${issuer}.`)
        : broken(
            `The federated credential ${other.name} is for the issuer ${
              other.issuer
            }, but tokens of this cluster come from ${issuer}${
              onlySlash ? ' (the slash at the end counts)' : ''
            }.`,
            REPAIR,
            true,
          );
    }
    const [candidate = forSubject[0]] = forIssuer;
    return candidate.audiences.includes(names.audience)
      ? ok(`It is for ${names.audience}.`)
      : broken(
          `The federated credential ${
            candidate.name
          } is for the audience ${candidate.audiences.join(
            ', ',
          )}, but tokens of pods are for ${names.audience}.`,
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
          `The federated credential is right, yet Entra does not know it everywhere (${cause.code}).`,
          'Wait some minutes; the archiver tries again by itself.',
        ),
        passes: true,
      };
    }
    return this.#fromLog(/^$/);
  }

  #credentialCount(): Finding {
    const inspected = this.#identity?.federatedCredentials;
    if (!inspected || !('found' in inspected)) {
      return this.#unread(inspected, 'the federated credentials', /^$/);
    }
    const count = inspected.found.length;
    const hasOwn = inspected.found.some(
      ({ subject }) => subject === this.#subject,
    );
    return count >= MAX_CREDENTIALS && !hasOwn
      ? broken(
          `It has ${count} federated credentials, and Azure allows ${MAX_CREDENTIALS}.`,
          'Remove those that nothing uses.',
        )
      : ok(`It has ${count} of at most ${MAX_CREDENTIALS}.`);
  }

  #role(): Finding {
    const code = /^AuthorizationPermissionMismatch$/;
    const inspected = this.#identity?.roleAssignments;
    if (!inspected || !('found' in inspected)) {
      return inspected && 'missing' in inspected
        ? unknown('There is no managed identity that could have one.')
        : this.#unread(inspected, 'the role assignments', code);
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
            `It has a role that the portal does not know (${other.role}) on ${other.scope}.`,
          )
        : broken(
            `The managed identity ${names.identity} has no role on the container ${names.container} that lets it write blobs.`,
            `${REPAIR} The role then takes up to ${ROLE_DELAY_MINUTES} min to work.`,
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
            `The role was assigned ${Math.max(
              0,
              Math.floor(minutes),
            )} min ago and has no effect yet.`,
            `Wait: Azure takes up to ${ROLE_DELAY_MINUTES} min, and the archiver tries again by itself.`,
          ),
          passes: true,
        };
      }
      return broken(
        `The role is assigned, yet Azure refuses${
          writing.conditional
            ? ': a condition limits it'
            : ' (AuthorizationPermissionMismatch)'
        }.`,
        'The platform team must look at the condition of the role assignment and at deny assignments on the storage account.',
      );
    }
    return ok(
      `It has the role on ${writing.scope.split('/').pop()}${
        writing.conditional ? ', with a condition' : ''
      }.`,
    );
  }

  #network(): Finding {
    const code = /^AuthorizationFailure$/;
    const inspected = this.#identity?.storageAccount;
    const fix =
      'The platform team must allow the subnet of the nodes, or give the account a private endpoint that their network resolves.';
    if (inspected && 'missing' in inspected) {
      return broken(
        `There is no storage account ${this.#identity!.names.account}.`,
        'Check backupStorage in cnpg.targets.',
      );
    }
    if (this.#cause && code.test(this.#cause.code)) {
      return broken(
        'The firewall of the storage account refuses the network of its pods (AuthorizationFailure).',
        fix,
      );
    }
    if (!inspected || !('found' in inspected)) {
      return this.#unread(inspected, 'the storage account', code);
    }
    const { publicNetworkAccess, defaultAction, privateEndpoints } =
      inspected.found;
    if (publicNetworkAccess === 'Disabled' && !privateEndpoints) {
      return broken(
        'The storage account refuses every public network and has no private endpoint.',
        fix,
      );
    }
    if (publicNetworkAccess === 'Disabled' || defaultAction === 'Deny') {
      return this.#archives
        ? ok('WAL is being archived.')
        : unknown(
            'The storage account lets only some networks in; whether that of the nodes is among them is not visible from here.',
          );
    }
    return ok('It lets every network in.');
  }

  #sharedKey(): Finding {
    const account = this.#workload?.serviceAccount;
    const cause = this.#cause;
    if (cause?.code === 'KeyBasedAuthenticationNotPermitted') {
      return this.#said(cause);
    }
    return account && 'found' in account && account.found.clientId
      ? notApplicable('It signs in with its managed identity.')
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
        ? ok('WAL is being archived.')
        : broken(
            `There is no container ${this.#identity!.names.container} in ${
              this.#identity!.names.account
            }.`,
            `${REPAIR} Backups that were in it are gone with it, unless the account keeps deleted containers.`,
            true,
          );
    }
    return inspected && 'found' in inspected
      ? ok(`There is ${this.#identity!.names.container}.`)
      : this.#unread(inspected, 'the container', code);
  }

  #destinationPath(): Finding {
    const destination = this.#destination;
    if (!destination) {
      return unknown('It is not known where it archives to.');
    }
    const fix = `Correct destinationPath of the ${
      this.#store === undefined ? 'Cluster' : `ObjectStore ${this.#store}`
    }.`;
    if (
      !/^https:\/\/[a-z0-9]{3,24}\.blob\.[a-z0-9.-]+\/[a-z0-9][a-z0-9-]+(\/|$)/.test(
        destination,
      )
    ) {
      return broken(
        `"${destination.slice(
          0,
          200,
        )}" is not https://<account>.blob.<cloud>/<container>.`,
        fix,
      );
    }
    const expected = this.#identity?.names.containerUrl;
    if (!expected) return ok(`It archives to ${destination}.`);
    return destination === expected || destination.startsWith(`${expected}/`)
      ? ok(`It archives to ${destination}.`)
      : broken(
          `It archives to ${destination}, but its container is ${expected}.`,
          fix,
        );
  }

  #plugin(): Finding {
    if (this.#store === undefined) {
      return notApplicable('It archives with what CloudNativePG has built in.');
    }
    const { pluginStatus, phase } = this.#objects.cluster.status ?? {};
    const fix =
      'The platform team must install it, in the namespace of the operator and with cert-manager.';
    if (this.#cause?.code === 'PluginMissing') return this.#said(this.#cause);
    const found = pluginStatus?.find(({ name }) => name === BARMAN_PLUGIN);
    if (found) return ok(`Version ${found.version ?? 'unknown'} answers.`);
    return /plugin/i.test(phase ?? '')
      ? broken(`CloudNativePG says: ${phase}.`, fix)
      : this.#fromLog(/^$/);
  }

  #roleBinding(): Finding {
    if (this.#store === undefined) {
      return notApplicable('It archives with what CloudNativePG has built in.');
    }
    const name = `${this.#objects.cluster.metadata.name}-barman-cloud`;
    const fix = `Bind the Role ${name} to the service account ${
      this.#account
    } as well.`;
    const inspected = this.#workload?.roleBinding;
    if (inspected && 'found' in inspected) {
      return inspected.found.subjects.includes(this.#account)
        ? ok(`${name} is for ${this.#account}.`)
        : broken(
            `The RoleBinding ${name} is not for ${
              this.#account
            }, as which its pods run.`,
            fix,
          );
    }
    if (inspected && 'missing' in inspected && !this.#archives) {
      return broken(
        `There is no RoleBinding ${name}.`,
        'The Barman Cloud plugin makes it: check that the plugin runs.',
      );
    }
    return this.#unread(
      inspected,
      `the RoleBinding ${name}`,
      /^ObjectStoreForbidden$/,
    );
  }

  #objectStore(): Finding {
    if (this.#store === undefined) {
      return notApplicable('It archives with what CloudNativePG has built in.');
    }
    const { objectStores, unavailable } = this.#objects;
    if (objectStores.some(({ metadata }) => metadata.name === this.#store)) {
      return ok(`There is ${this.#store}.`);
    }
    return unavailable.ObjectStore
      ? this.#fromLog(/^ObjectStoreNotFound$/, unavailable.ObjectStore)
      : broken(
          `There is no ObjectStore ${this.#store} in its namespace.`,
          'Run the creation of the database again, which makes what is missing.',
        );
  }

  #egress(): Finding {
    const finding = this.#fromLog(/^(Unreachable|CertificateNotTrusted)$/);
    const policies = this.#workload?.egressPolicies;
    const names = policies && 'found' in policies ? policies.found : [];
    return finding.state === 'broken' && names.length
      ? {
          ...finding,
          detail: `${
            finding.detail
          } These NetworkPolicies limit where its pods may connect to: ${names.join(
            ', ',
          )}.`,
        }
      : finding;
  }

  #immutability(): Finding {
    const refused = this.#objects.events?.find(
      ({ reason }) => reason === 'RetentionPolicyFailed',
    );
    const fix =
      'The platform team must exempt the container from the policy, or the backups stay for as long as it says.';
    const inspected = this.#identity?.container;
    if (inspected && 'found' in inspected && inspected.found.immutable) {
      return broken(
        'An immutability policy or a legal hold keeps the blobs of its container from being deleted.',
        fix,
      );
    }
    if (refused) {
      return broken(
        `Expired backups could not be deleted: ${(refused.message ?? '').slice(
          0,
          200,
        )}`,
        fix,
      );
    }
    return inspected && 'found' in inspected
      ? ok('No policy keeps them.')
      : this.#unread(inspected, 'the container', /^$/);
  }

  /** A fact that could not be read: the log may know, and nothing does otherwise. */
  #unread<T>(
    inspected: Inspected<T> | undefined,
    what: string,
    code: RegExp,
  ): Finding {
    let reason = `The portal did not read ${what}.`;
    if (inspected && 'unknown' in inspected) reason = inspected.unknown;
    if (inspected && 'missing' in inspected) {
      reason = `The portal did not find ${what}.`;
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
    links: found.map(({ passes: _, ...link }): DoctorLink => link),
    broken: first?.id,
  };
}
