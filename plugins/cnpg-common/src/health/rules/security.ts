import { say } from '../../messages';
import { declared } from '../../model/describeDetails';
import { Service } from '../../model/objects';
import {
  INTERNAL_ANNOTATION,
  isHibernating,
  isInternal,
  leadsElsewhere,
} from '../clusterFacts';
import { goTime } from '../goTime';
import { DAY, HealthRule, evidence, inProduction } from '../rule';

/** CloudNativePG renews its own certificates seven days before their end. */
const RENEWAL_MS = 7 * DAY;
const OWN_CERTIFICATE_MS = 14 * DAY;
const CRITICAL_MS = 3 * DAY;

export const certificateExpires: HealthRule = {
  id: 'SC01',
  area: 'security',
  requires: [],
  evaluate({ cluster }, now) {
    const { name } = cluster.metadata;
    const renewed = new Set(
      ['ca', 'server', 'replication'].map(part => `${name}-${part}`),
    );
    const soon = Object.entries(cluster.status?.certificates?.expirations ?? {})
      .flatMap(([secret, text]) => {
        const left = (goTime(text)?.getTime() ?? NaN) - now.getTime();
        // The operator needs a moment for what it renews.
        const limit = renewed.has(secret)
          ? RENEWAL_MS - DAY
          : OWN_CERTIFICATE_MS;
        return left < limit ? [{ secret, text, left }] : [];
      })
      .sort((a, b) => a.left - b.left);
    if (soon.length === 0 || isHibernating(cluster)) return undefined;
    const [{ secret, text, left }] = soon;
    const days = Math.floor(left / DAY);
    return {
      severity: left < CRITICAL_MS ? 'critical' : 'warning',
      title:
        left < 0
          ? say('SC01.title.expired', { secret })
          : say('SC01.title.soon', { secret, count: days }),
      impact: say('SC01.impact'),
      remedy: renewed.has(secret)
        ? say('SC01.remedy.operator')
        : say('SC01.remedy.own'),
      evidence: [
        evidence(
          cluster,
          'Cluster',
          `status.certificates.expirations["${secret}"]`,
          text,
        ),
      ],
      params: { secret, days },
    };
  },
};

export const superuserEnabled: HealthRule = {
  id: 'SC02',
  area: 'security',
  requires: [],
  evaluate(objects) {
    const { cluster } = objects;
    if (!cluster.spec?.enableSuperuserAccess) return undefined;
    return {
      severity: inProduction(objects, 'warning', 'info'),
      title: say('SC02.title'),
      impact: say('SC02.impact'),
      remedy: say('SC02.remedy'),
      evidence: [
        evidence(cluster, 'Cluster', 'spec.enableSuperuserAccess', true),
      ],
    };
  },
};

const ANYWHERE = /^(all|0\.0\.0\.0\/0|::\/0|::0\/0)$/i;
const LOOPBACK = /^(127\.|::1)/;
const WEAK: ReadonlySet<string> = new Set(['password', 'md5']);

/**
 * A rule that lets in who should prove more, up to its method: what follows may
 * hold passwords. Undefined for any other line.
 */
function openRule(line: string): string | undefined {
  const fields = line.replace(/#.*/, '').trim().split(/\s+/);
  const [type, database, user, address, mask] = fields;
  if (!/^host/.test(type) || !address) return undefined;
  // The mask may stand by itself: address mask method.
  const at = /^[\d.]+$|:/.test(mask ?? '') ? 5 : 4;
  const method = fields[at] ?? '';
  const weak =
    (type === 'host' || type === 'hostnossl') &&
    database === 'all' &&
    user === 'all' &&
    ANYWHERE.test(address) &&
    WEAK.has(method);
  const trusting = method === 'trust' && !LOOPBACK.test(address);
  return weak || trusting ? fields.slice(0, at + 1).join(' ') : undefined;
}

export const accessOpen: HealthRule = {
  id: 'SC03',
  area: 'security',
  requires: [],
  evaluate({ cluster }) {
    const lines = (cluster.spec?.postgresql?.pg_hba ?? []).flatMap(
      line => openRule(line) ?? [],
    );
    if (lines.length === 0) return undefined;
    return {
      severity: 'warning',
      title: lines.some(line => /\btrust\b/.test(line))
        ? say('SC03.title.trust')
        : say('SC03.title.weak'),
      impact: say('SC03.impact'),
      remedy: say('SC03.remedy'),
      evidence: lines.map(line =>
        evidence(cluster, 'Cluster', 'spec.postgresql.pg_hba', line),
      ),
    };
  },
};

function isPublic(service: Service): boolean {
  const { type, loadBalancerSourceRanges: ranges = [] } = service.spec ?? {};
  return (
    type === 'LoadBalancer' &&
    !isInternal(service) &&
    // A range of length 0 is everybody.
    (!ranges.length || ranges.some(range => range.trim().endsWith('/0')))
  );
}

export const serviceOpen: HealthRule = {
  id: 'SC04',
  area: 'security',
  requires: ['Service'],
  evaluate({ services }) {
    const open = services.find(isPublic);
    const wide = services.find(leadsElsewhere);
    const service = open ?? wide;
    if (!service) return undefined;
    const { name } = service.metadata;
    return {
      severity: 'warning',
      title: open
        ? say('SC04.title.public', { service: name })
        : say('SC04.title.wide', { service: name }),
      impact: open ? say('SC04.impact.public') : say('SC04.impact.wide'),
      remedy: open
        ? say('SC04.remedy.public', { annotation: INTERNAL_ANNOTATION })
        : say('SC04.remedy.wide'),
      evidence: [
        open
          ? evidence(
              service,
              'Service',
              'spec.loadBalancerSourceRanges',
              service.spec?.loadBalancerSourceRanges ?? [],
            )
          : evidence(
              service,
              'Service',
              'spec.selector',
              service.spec?.selector ?? {},
            ),
      ],
      params: { service: name },
    };
  },
};

/** annotation → value that bypasses something; undefined: any value does */
const BYPASSES: [name: string, value: string | undefined][] = [
  ['cnpg.io/validation', 'disabled'],
  ['cnpg.io/podPatch', undefined],
  ['cnpg.io/reconcilePodSpec', 'disabled'],
];

export const checksBypassed: HealthRule = {
  id: 'SC05',
  area: 'security',
  requires: [],
  evaluate({ cluster }) {
    const { annotations = {} } = cluster.metadata;
    const found = BYPASSES.filter(([name, value]) =>
      value === undefined
        ? annotations[name] !== undefined
        : annotations[name] === value,
    );
    if (found.length === 0) return undefined;
    const names = found.map(([name]) => name).join(', ');
    return {
      severity: 'warning',
      title: say('SC05.title', { annotations: names }),
      impact: say('SC05.impact'),
      remedy: say('SC05.remedy'),
      evidence: found.map(([name]) =>
        evidence(
          cluster,
          'Cluster',
          `metadata.annotations["${name}"]`,
          annotations[name],
        ),
      ),
      params: { annotations: names },
    };
  },
};

export const rolesNotReconciled: HealthRule = {
  id: 'SC06',
  area: 'security',
  requires: [],
  evaluate({ cluster, databaseRoles, unavailable }) {
    if (isHibernating(cluster)) return undefined;
    const [name, reasons] =
      Object.entries(
        cluster.status?.managedRolesStatus?.cannotReconcile ?? {},
      )[0] ?? [];
    const failed = databaseRoles?.find(
      role => declared(role).state === 'failed',
    );
    const role = name ?? failed?.spec?.name ?? failed?.metadata.name;
    if (role === undefined) {
      return databaseRoles && !unavailable.DatabaseRole
        ? undefined
        : {
            notEvaluated:
              unavailable.DatabaseRole ??
              say('unknown.notRead', { kind: 'DatabaseRole' }),
          };
    }
    const cause = reasons?.join('; ') ?? failed?.status?.message;
    return {
      severity: 'warning',
      title: say('SC06.title', { role }),
      impact: say('SC06.impact'),
      ...(cause && { cause }),
      remedy: say('SC06.remedy'),
      evidence: [
        name !== undefined || !failed
          ? evidence(
              cluster,
              'Cluster',
              `status.managedRolesStatus.cannotReconcile["${role}"]`,
              cause ?? '',
            )
          : evidence(failed, 'DatabaseRole', 'status.message', cause ?? ''),
      ],
      params: { role },
    };
  },
};
