import { Service } from '../model/objects';
import { Environment, TargetDefinition } from '../model/offer';
import {
  ExposedCluster,
  ExposureRequest,
  nextExposureStep,
  validateExposure,
} from './planExposure';

const ref = { target: 'aks1', namespace: 'team-orders', name: 'orders-db' };
const LABEL = /^orders-db-[0-9a-f]{8}$/;
const AZURE = 'service.beta.kubernetes.io/azure-';

const target: TargetDefinition = {
  name: 'aks1',
  title: 'AKS 1',
  backups: 'none',
  spread: 'zones',
  location: 'swedencentral',
  exposure: 'public',
};
const environment: Environment = {
  name: 'prod',
  title: 'Production',
  production: true,
};
const asked: ExposureRequest = {
  exposure: 'public',
  sourceRanges: ['203.0.113.7/32'],
  readOnly: true,
};

const cluster = (spec: ExposedCluster['spec'] = {}): ExposedCluster => ({
  metadata: { name: 'orders-db', resourceVersion: '7' },
  spec,
});

const service = (
  role: 'rw' | 'ro',
  ip?: string,
  ranges = asked.sourceRanges,
): Service => ({
  metadata: { name: `orders-db-lb-${role}` },
  spec: { type: 'LoadBalancer', loadBalancerSourceRanges: ranges },
  status: { loadBalancer: ip ? { ingress: [{ ip }] } : {} },
});

/** Follows the steps as Azure gives the addresses, and returns the Cluster at the end. */
function followAll(request: ExposureRequest, start: ExposedCluster) {
  let current = start;
  let services: Service[] = [];
  for (let round = 0; round < 6; round++) {
    const step = nextExposureStep(ref, request, current, services, target);
    if (!step.patch && !step.waitingFor) return { current, ...step };
    const { spec } = (step.patch ?? {}) as any;
    current = {
      ...current,
      spec: {
        ...current.spec,
        ...(spec?.managed && {
          managed: {
            services: {
              additional: spec.managed.services.additional ?? undefined,
            },
          },
        }),
        ...(spec?.certificates && { certificates: spec.certificates }),
      },
    };
    services = (current.spec?.managed?.services?.additional ?? []).map(
      ({ serviceTemplate }) =>
        service(
          serviceTemplate.metadata.name.slice(-2) as 'rw',
          request.exposure === 'public' ? '20.1.2.3' : '10.1.2.3',
          request.sourceRanges,
        ),
    );
  }
  throw new Error('It does not come to an end.');
}

const additionalOf = (it: ExposedCluster) =>
  it.spec?.managed?.services?.additional ?? [];

describe('nextExposureStep', () => {
  it('asks for the read-write address first, with the label and no selector', () => {
    const { patch, waitingFor } = nextExposureStep(
      ref,
      asked,
      cluster(),
      [],
      target,
    ) as any;
    expect(patch.metadata).toEqual({ resourceVersion: '7' });
    expect(patch.spec.managed.services.additional).toEqual([
      {
        selectorType: 'rw',
        updateStrategy: 'patch',
        serviceTemplate: {
          metadata: {
            name: 'orders-db-lb-rw',
            annotations: {
              [`${AZURE}dns-label-name`]: expect.stringMatching(LABEL),
              [`${AZURE}deny-all-except-load-balancer-source-ranges`]: 'true',
            },
          },
          spec: {
            type: 'LoadBalancer',
            ports: [
              {
                name: 'postgres',
                port: 5432,
                protocol: 'TCP',
                targetPort: 5432,
              },
            ],
            loadBalancerSourceRanges: ['203.0.113.7/32'],
          },
        },
      },
    ]);
    expect(JSON.stringify(patch)).not.toContain('selector"');
    expect(waitingFor).toBe('an address for port 5432');
  });

  it('puts the read-only port on the address of the other, without a label of its own', () => {
    const { current, endpoints } = followAll(asked, cluster());
    const [rw, ro] = additionalOf(current).map(
      ({ serviceTemplate }) => serviceTemplate,
    );
    expect(rw.metadata.annotations).not.toHaveProperty(
      `${AZURE}load-balancer-ipv4`,
    );
    expect(ro.metadata.annotations).toMatchObject({
      [`${AZURE}load-balancer-ipv4`]: '20.1.2.3',
    });
    expect(ro.metadata.annotations).not.toHaveProperty(
      `${AZURE}dns-label-name`,
    );
    expect(ro.spec).toMatchObject({
      ports: [{ port: 5433, targetPort: 5432 }],
    });
    const host = expect.stringMatching(
      /^orders-db-[0-9a-f]{8}\.swedencentral\.cloudapp\.azure\.com$/,
    );
    expect(endpoints).toEqual([
      { role: 'rw', host, port: 5432 },
      { role: 'ro', host, port: 5433 },
    ]);
    expect(current.spec?.certificates?.serverAltDNSNames).toEqual([host]);
  });

  it('is internal without a label, and without a name in the certificate', () => {
    const { current, endpoints } = followAll(
      { exposure: 'internal', sourceRanges: [], readOnly: false },
      cluster(),
    );
    expect(additionalOf(current)).toHaveLength(1);
    expect(
      additionalOf(current)[0].serviceTemplate.metadata.annotations,
    ).toEqual({ [`${AZURE}load-balancer-internal`]: 'true' });
    expect(endpoints).toEqual([{ role: 'rw', host: '10.1.2.3', port: 5432 }]);
    expect(current.spec?.certificates).toBeUndefined();
  });

  it('changes nothing the second time, and takes all of it away again', () => {
    const theirs = {
      selectorType: 'r' as const,
      serviceTemplate: { metadata: { name: 'theirs' }, spec: {} },
    };
    const { current } = followAll(
      asked,
      cluster({
        managed: { services: { additional: [theirs] } },
        certificates: { serverAltDNSNames: ['db.example.com'] },
      }),
    );
    const services = [service('rw', '20.1.2.3'), service('ro', '20.1.2.3')];
    expect(
      nextExposureStep(ref, asked, current, services, target),
    ).not.toHaveProperty('patch');

    const undone = followAll(
      { exposure: 'none', sourceRanges: [], readOnly: false },
      current,
    );
    expect(additionalOf(undone.current)).toEqual([theirs]);
    expect(undone.current.spec?.certificates?.serverAltDNSNames).toEqual([
      'db.example.com',
    ]);
    expect(undone.endpoints).toEqual([]);
  });

  it('waits until the Services are gone, and until new ranges are set', () => {
    const none = {
      exposure: 'none' as const,
      sourceRanges: [],
      readOnly: false,
    };
    expect(
      nextExposureStep(ref, none, cluster(), [service('rw', '1.2.3.4')], target)
        .waitingFor,
    ).toBe('the load balancer to be taken away');
    const { current } = followAll(asked, cluster());
    const narrower = { ...asked, sourceRanges: ['203.0.113.8/32'] };
    const services = [service('rw', '20.1.2.3'), service('ro', '20.1.2.3')];
    const step = nextExposureStep(ref, narrower, current, services, target);
    expect(step.patch).toBeDefined();
    expect(step.waitingFor).toBe('the source ranges to be set');
  });

  it('does not turn a public address into an internal one', () => {
    const { current } = followAll(asked, cluster());
    expect(
      nextExposureStep(
        ref,
        { ...asked, exposure: 'internal' },
        current,
        [],
        target,
      ).refused,
    ).toMatch(/has a public load balancer already.*Take it away first/);
  });
});

describe('validateExposure', () => {
  const problems = (
    request: Partial<ExposureRequest>,
    where: { target?: Partial<TargetDefinition>; exposure?: any } = {},
  ) =>
    validateExposure(
      { ...asked, ...request },
      { ...target, ...where.target },
      { ...environment, exposure: where.exposure },
    );

  it.each([
    [{}, {}],
    [{ exposure: 'none', sourceRanges: [] }, { target: { exposure: 'none' } }],
    [
      { exposure: 'internal', sourceRanges: [] },
      { target: { exposure: undefined } },
    ],
    [{ sourceRanges: ['10.0.0.0/8', '2001:db8::/32'] }, {}],
  ])('allows %j where %j', (request, where) => {
    expect(problems(request as {}, where as {})).toEqual([]);
  });

  it.each([
    [
      {},
      { target: { exposure: undefined } },
      'exposure',
      /^AKS 1 allows internal load balancers only/,
    ],
    [{}, { exposure: 'internal' }, 'exposure', /^Production allows internal/],
    [
      { exposure: 'internal' },
      { target: { exposure: 'none' } },
      'exposure',
      /allows no load balancers/,
    ],
    [{ sourceRanges: [] }, {}, 'sourceRanges', /open to everybody/],
    [{ sourceRanges: ['0.0.0.0/0'] }, {}, 'sourceRanges', /covers too much/],
    [{ sourceRanges: ['::/0'] }, {}, 'sourceRanges', /covers too much/],
    [{ sourceRanges: ['128.0.0.0/1'] }, {}, 'sourceRanges', /covers too much/],
    [
      { sourceRanges: ['203.0.113.7/24'] },
      {},
      'sourceRanges',
      /it means 203\.0\.113\.0\/24/,
    ],
    [
      { sourceRanges: ['2001:DB8:0::/32'] },
      {},
      'sourceRanges',
      /it means 2001:db8::\/32/,
    ],
    [{ sourceRanges: ['203.0.113.7'] }, {}, 'sourceRanges', /no CIDR block/],
    [{ sourceRanges: ['010.0.0.0/8'] }, {}, 'sourceRanges', /./],
    [{ sourceRanges: ['10.1/16'] }, {}, 'sourceRanges', /./],
    [{ sourceRanges: ['everybody'] }, {}, 'sourceRanges', /no CIDR block/],
  ])('refuses %j where %j', (request, where, field, message) => {
    expect(problems(request as {}, where as {})).toEqual([
      { field, message: expect.stringMatching(message) },
    ]);
  });
});
