import { Offer, TargetDefinition } from '../model/offer';
import { OperationContext } from './operation';
import { changeableParameters } from './parameterTable';

const target: TargetDefinition = {
  name: 'aks-primary',
  title: 'AKS primary',
  backups: 'azure',
  spread: 'zones',
  images: {
    '17': 'registry.example/postgresql:17.12',
    '18': 'registry.example/postgresql:18.2',
  },
};

const plan = {
  instances: 3,
  retention: '7d',
  backupSchedule: '0 0 2 * * *',
};

const offer: Offer = {
  plans: [
    {
      ...plan,
      name: 'small',
      title: 'Small',
      cpu: '1',
      memory: '2Gi',
      storage: '10Gi',
    },
    {
      ...plan,
      name: 'medium',
      title: 'Medium',
      cpu: '2',
      memory: '8Gi',
      storage: '64Gi',
      walStorage: '16Gi',
    },
  ],
  environments: [
    { name: 'dev', title: 'Development', production: false, plans: ['small'] },
    { name: 'prod', title: 'Production', production: true },
  ],
  versions: [{ major: 17 }, { major: 18 }],
  targets: [target],
  extensions: ['vector', 'hstore'],
};

/** What operations know beside the database, in tests. */
export function aContext(
  now: Date,
  change: Partial<OperationContext> = {},
): OperationContext {
  return {
    now,
    target,
    offer,
    parameters: changeableParameters,
    password: () => 'NewPassword1234567890',
    ...change,
  };
}
