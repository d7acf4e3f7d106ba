import ipaddr from 'ipaddr.js';
import { DatabaseRef, stringifyDatabaseRef } from '../databaseRef';
import { INTERNAL_ANNOTATION } from '../health/clusterFacts';
import { Cluster, Service } from '../model/objects';
import { Environment, TargetDefinition } from '../model/offer';
import { cutWithHash } from '../names/fitName';
import { Exposure } from '../policy/governance';

/**
 * What a person asks for. `none` takes the load balancer away again.
 *
 * @public
 */
export interface ExposureRequest {
  exposure: Exposure;
  /** CIDR blocks that may connect; needed for `public`. */
  sourceRanges: string[];
  /** Also the standbys, on the port above. */
  readOnly: boolean;
}

/** Ports of the load balancer; all lead to 5432. */
const PORTS = { rw: 5432, ro: 5433 } as const;
type Role = keyof typeof PORTS;

const AZURE = 'service.beta.kubernetes.io/azure-';
/** Shortest prefixes: wider blocks are hardly one organisation's. */
const SHORTEST = { ipv4: 8, ipv6: 19 } as const;
const REACH: Exposure[] = ['none', 'internal', 'public'];

/** A Cluster as far as this is concerned. @public */
export type ExposedCluster = Cluster & {
  spec?: {
    managed?: { services?: { additional?: ManagedService[] } };
    certificates?: { serverAltDNSNames?: string[] };
  };
};

/** An entry of `managed.services.additional`. @public */
export interface ManagedService {
  selectorType: 'rw' | 'ro' | 'r';
  updateStrategy?: string;
  serviceTemplate: {
    metadata: { name: string; annotations?: Record<string, string> };
    spec: object;
  };
}

/**
 * The next step towards an exposure. Two load balancer Services share one
 * address only when the second one names the address of the first, which is
 * known when Azure has given it; so the patch for `ro` follows that for `rw`.
 *
 * @public
 */
export interface ExposureStep {
  /** Merge patch of the Cluster; absent where it is as it should be. */
  patch?: object;
  /** What is waited for, in words; absent when all is done. */
  waitingFor?: string;
  /** Why it cannot be done from here, as a sentence. */
  refused?: string;
  /** Where clients connect, as far as it is known. */
  endpoints: { role: Role; host: string; port: number }[];
}

/**
 * Why a database must not be reached as asked, one sentence each.
 *
 * @public
 */
export function validateExposure(
  { exposure, sourceRanges }: ExposureRequest,
  target: TargetDefinition,
  environment: Environment | undefined,
): { field: 'exposure' | 'sourceRanges'; message: string }[] {
  const problems: ReturnType<typeof validateExposure> = [];
  const limits: [string, Exposure][] = [
    [target.title, target.exposure ?? 'internal'],
    ...(environment?.exposure
      ? ([[environment.title, environment.exposure]] as [string, Exposure][])
      : []),
  ];
  for (const [title, farthest] of limits) {
    if (REACH.indexOf(exposure) > REACH.indexOf(farthest)) {
      problems.push({
        field: 'exposure',
        message: `${title} allows ${
          farthest === 'none'
            ? 'no load balancers'
            : 'internal load balancers only'
        }. Ask your platform team.`,
      });
    }
  }
  if (exposure === 'none') return problems;
  if (exposure === 'public' && !sourceRanges.length) {
    problems.push({
      field: 'sourceRanges',
      message:
        'Say which addresses may connect: a public load balancer without source ranges is open to everybody.',
    });
  }
  for (const range of sourceRanges) {
    const message = rangeProblem(range);
    if (message) problems.push({ field: 'sourceRanges', message });
  }
  return problems;
}

function rangeProblem(range: string): string | undefined {
  const shown = range.slice(0, 60);
  const example = 'such as 203.0.113.0/24 or 203.0.113.7/32';
  if (!ipaddr.isValidCIDR(range)) {
    return `"${shown}" is no CIDR block, ${example}.`;
  }
  const [address, bits] = ipaddr.parseCIDR(range);
  const kind = address.kind();
  if (bits < SHORTEST[kind]) {
    return `"${shown}" covers too much of the internet; name the networks that connect, ${example}.`;
  }
  const network = (
    kind === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6
  ).networkAddressFromCIDR(range);
  const canonical = `${network.toString()}/${bits}`;
  return range === canonical
    ? undefined
    : `"${shown}" is not written as a network; it means ${canonical}.`;
}

/** Names of the portal's own Services; CloudNativePG keeps `<name>-rw`, `-ro` and `-r` for itself. */
function serviceName(name: string, role: Role): string {
  return `${name}-lb-${role}`;
}

/**
 * Works out the next step. The operator sets the selector of these Services,
 * with the cluster in it; services that others have added stay.
 *
 * Facts: cloud-provider-azure, shared addresses by `azure-load-balancer-ipv4`;
 * the label belongs to the address, so only one Service carries it.
 *
 * @param services - the Services of the database
 *
 * @public
 */
export function nextExposureStep(
  ref: DatabaseRef,
  request: ExposureRequest,
  cluster: ExposedCluster,
  services: Service[],
  target: TargetDefinition,
): ExposureStep {
  const { name } = ref;
  const addressOf = (role: Role) => {
    const ingress = services.find(
      ({ metadata }) => metadata.name === serviceName(name, role),
    )?.status?.loadBalancer?.ingress?.[0];
    return ingress?.ip ?? ingress?.hostname;
  };
  const isOurs = (entry: ManagedService) =>
    (['rw', 'ro'] as const).some(
      role => entry.serviceTemplate?.metadata?.name === serviceName(name, role),
    );
  const existing = cluster.spec?.managed?.services?.additional ?? [];
  const others = existing.filter(entry => !isOurs(entry));
  const wanted: Role[] =
    request.exposure === 'none'
      ? []
      : (['rw', ...(request.readOnly ? ['ro' as const] : [])] as Role[]);

  const kindOf = (annotations: Record<string, string> = {}): Exposure =>
    annotations[INTERNAL_ANNOTATION] === 'true' ? 'internal' : 'public';
  const now = existing
    .filter(isOurs)
    .map(entry => kindOf(entry.serviceTemplate.metadata.annotations))[0];
  if (now && wanted.length && now !== request.exposure) {
    return {
      refused: `${name} has ${
        now === 'public' ? 'a public' : 'an internal'
      } load balancer already, whose address would be lost. Take it away first, then ask again.`,
      endpoints: [],
    };
  }

  const label = dnsLabel(ref);
  const host = dnsName(ref, target);
  const first = wanted.length ? addressOf('rw') : undefined;
  const possible = wanted.filter(role => role === 'rw' || first);
  const additional = [
    ...others,
    ...possible.map(role =>
      managedService(name, role, request, { label, address: first }),
    ),
  ];
  const names = altNames(
    cluster,
    host,
    request.exposure === 'public' ? host : undefined,
  );
  const same =
    JSON.stringify(sorted(existing)) === JSON.stringify(sorted(additional));
  const patch = {
    ...(!same && {
      managed: {
        services: { additional: additional.length ? additional : null },
      },
    }),
    ...(names && { certificates: { serverAltDNSNames: names } }),
  };
  const gone = (['rw', 'ro'] as const).filter(
    role =>
      !wanted.includes(role) &&
      services.some(
        ({ metadata }) => metadata.name === serviceName(name, role),
      ),
  );
  const missing = wanted.filter(role => {
    const address = addressOf(role);
    return !address || address !== first;
  });
  let waitingFor: string | undefined;
  if (missing.length) {
    waitingFor = `an address for port ${PORTS[missing[0]]}`;
  } else if (
    wanted.some(
      role =>
        JSON.stringify(rangesOf(services, serviceName(name, role))) !==
        JSON.stringify(request.sourceRanges),
    )
  ) {
    waitingFor = 'the source ranges to be set';
  } else if (gone.length) waitingFor = 'the load balancer to be taken away';
  return {
    ...(Object.keys(patch).length && {
      patch: {
        metadata: { resourceVersion: cluster.metadata.resourceVersion },
        spec: patch,
      },
    }),
    ...(waitingFor && { waitingFor }),
    endpoints: wanted
      .filter(role => addressOf(role))
      .map(role => ({
        role,
        host: request.exposure === 'public' && host ? host : addressOf(role)!,
        port: PORTS[role],
      })),
  };
}

function rangesOf(services: Service[], name: string): string[] {
  return (
    services.find(({ metadata }) => metadata.name === name)?.spec
      ?.loadBalancerSourceRanges ?? []
  );
}

function managedService(
  name: string,
  role: Role,
  { exposure, sourceRanges }: ExposureRequest,
  { label, address }: { label: string; address?: string },
): ManagedService {
  const isInternal = exposure === 'internal';
  return {
    selectorType: role,
    updateStrategy: 'patch',
    serviceTemplate: {
      metadata: {
        name: serviceName(name, role),
        annotations: {
          ...(isInternal && { [INTERNAL_ANNOTATION]: 'true' }),
          ...(!isInternal &&
            role === 'rw' && { [`${AZURE}dns-label-name`]: label }),
          ...(role === 'ro' &&
            address && { [`${AZURE}load-balancer-ipv4`]: address }),
          // Without it, the network's own rules let the whole virtual network in.
          ...(sourceRanges.length && {
            [`${AZURE}deny-all-except-load-balancer-source-ranges`]: 'true',
          }),
        },
      },
      spec: {
        type: 'LoadBalancer',
        ports: [
          {
            name: 'postgres',
            port: PORTS[role],
            protocol: 'TCP',
            targetPort: 5432,
          },
        ],
        ...(sourceRanges.length && { loadBalancerSourceRanges: sourceRanges }),
      },
    },
  };
}

/**
 * DNS label of a database's public address: unique in a region, so it ends with
 * a hash of the reference. Rule: `^[a-z][a-z0-9-]{1,61}[a-z0-9]$`.
 */
function dnsLabel(ref: DatabaseRef): string {
  return cutWithHash(ref.name, stringifyDatabaseRef(ref), 63);
}

function dnsName(
  ref: DatabaseRef,
  { location, azure }: TargetDefinition,
): string | undefined {
  const region = azure?.location ?? location;
  // Other clouds have other suffixes, which follow from that of their blobs.
  const suffix = azure?.storage.blobHost?.endsWith('.usgovcloudapi.net')
    ? 'cloudapp.usgovcloudapi.net'
    : 'cloudapp.azure.com';
  return region && `${dnsLabel(ref)}.${region}.${suffix}`;
}

/** Names in the server's certificate, so that clients can verify it; undefined where nothing changes. */
function altNames(
  cluster: ExposedCluster,
  ours: string | undefined,
  wanted: string | undefined,
): string[] | null | undefined {
  const existing = cluster.spec?.certificates?.serverAltDNSNames ?? [];
  const names = [
    ...existing.filter(entry => entry !== ours),
    ...(wanted ? [wanted] : []),
  ];
  if (
    names.length === existing.length &&
    names.every(entry => existing.includes(entry))
  ) {
    return undefined;
  }
  return names.length ? names : null;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
