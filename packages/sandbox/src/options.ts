import { parseArgs } from 'node:util';

/** What the command line says. */
export interface SandboxOptions {
  dir: string;
  kubernetesPort: number;
  azurePort: number;
  controlPort: number;
  speed: number;
  /** The sandbox ends when this process has gone. */
  parentPid: number | undefined;
  exitWithStdin: boolean;
  /** API groups whose CRDs are installed beside the usual ones. */
  withGroups: string[];
  /** API groups whose CRDs are not installed. */
  withoutGroups: string[];
  /** Changes kept per kind for watches that resume. */
  history: number | undefined;
  /** File with objects that are there from the start. */
  load: string | undefined;
  /** Files with the roles and bindings that the portal's user is held to; none: it may do everything. */
  authorize: string[];
  /** Role files with their scopes that the service principal is held to; none: it may do everything. */
  azureRoles: string[];
}

export const usage = `Usage: sandbox [options]
  --dir DIR               where kubeconfig, ca.crt and sandbox.json are written (.sandbox)
  --kubernetes-port PORT  port of the Kubernetes API (0: any that is free)
  --azure-port PORT       port of ARM and the token endpoint (0)
  --control-port PORT     port of the control endpoint (0)
  --speed N               how many times faster than real the sandbox's waits pass (1)
  --with-crds GROUP       an API group that is installed beside the usual ones: azmonitoring.coreos.com
  --without-crds GROUP    an API group that is not installed, such as monitoring.coreos.com; may be repeated
  --history N             changes per kind that a watch can resume from (20000)
  --load FILE             objects that are there from the start: {"count": copies, "objects": [...]}
  --authorize FILE        roles and bindings that the first user of the kubeconfig is held to; may be repeated
  --azure-role FILE=SCOPE[=CONDITION-FILE]
                          a role definition that the service principal is held to, and where below the subscription; may be repeated
  --parent-pid PID        end when this process has gone
  --exit-with-stdin       end when the standard input is closed
  --help                  show this`;

/** A command line that cannot be understood; the message is for the user. */
export class UsageError extends Error {}

/** @throws UsageError */
export function parseOptions(args: string[]): SandboxOptions | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        dir: { type: 'string', default: '.sandbox' },
        'kubernetes-port': { type: 'string', default: '0' },
        'azure-port': { type: 'string', default: '0' },
        'control-port': { type: 'string', default: '0' },
        speed: { type: 'string', default: '1' },
        'with-crds': { type: 'string', multiple: true, default: [] },
        'without-crds': { type: 'string', multiple: true, default: [] },
        history: { type: 'string' },
        load: { type: 'string' },
        authorize: { type: 'string', multiple: true, default: [] },
        'azure-role': { type: 'string', multiple: true, default: [] },
        'parent-pid': { type: 'string' },
        'exit-with-stdin': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
  }
  if (values.help) {
    return 'help';
  }
  return {
    dir: values.dir,
    kubernetesPort: port('kubernetes-port', values['kubernetes-port']),
    azurePort: port('azure-port', values['azure-port']),
    controlPort: port('control-port', values['control-port']),
    speed: positive('speed', values.speed),
    parentPid:
      values['parent-pid'] === undefined
        ? undefined
        : wholeNumber('parent-pid', values['parent-pid']),
    exitWithStdin: values['exit-with-stdin'],
    withGroups: values['with-crds'],
    withoutGroups: values['without-crds'],
    history:
      values.history === undefined
        ? undefined
        : wholeNumber('history', values.history),
    load: values.load,
    authorize: values.authorize,
    azureRoles: values['azure-role'].map(roleText),
  };
}

function roleText(text: string): string {
  if (!/^[^=]+=[^=]+(=[^=]+)?$/.test(text)) {
    throw new UsageError(
      `--azure-role must be FILE=SCOPE or FILE=SCOPE=CONDITION-FILE, not ${text}.`,
    );
  }
  return text;
}

function port(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new UsageError(
      `--${name} must be a port between 0 and 65535, not ${text}.`,
    );
  }
  return Number(text);
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) {
    throw new UsageError(
      `--${name} must be a whole number above 0, not ${text}.`,
    );
  }
  return Number(text);
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number)) {
    throw new UsageError(`--${name} must be a number above 0, not ${text}.`);
  }
  return number;
}
