import type { KubeObject } from '../kubernetes/types.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import { kinds } from './constants.ts';
import { claimsOf } from './objects.ts';
import type { Operator } from './operator.ts';
import type { ClusterRuntime } from './runtime.ts';
import { instanceOf, removeCondition, setCondition } from './status.ts';

/** What Azure takes to make a disk larger, and the node to make its file system so. */
const DISK_MS = 6_000;
const FILE_SYSTEM_MS = 9_000;

/**
 * Asks for larger volumes where the cluster wants them. Nothing happens where
 * the storage class does not allow it: the API server refuses, which only the
 * log of the operator tells.
 */
export function growVolumes(runtime: ClusterRuntime): void {
  const { operator } = runtime;
  const cluster = runtime.cluster();
  for (const pvc of runtime.resources().pvcs) {
    const claim = claimsOf(cluster, instanceOf(pvc)).find(
      each => each.name === pvc.metadata.name,
    );
    const wanted = claim?.storage.size;
    const requested = pvc.spec.resources.requests.storage;
    if (
      wanted === undefined ||
      claim?.storage.resizeInUseVolumes === false ||
      (parseQuantity(wanted) ?? 0) <= (parseQuantity(requested) ?? 0) ||
      !isExpandable(operator, pvc)
    ) {
      continue;
    }
    operator.update(kinds.pvc, pvc, draft => {
      draft.spec.resources.requests.storage = wanted;
    });
    operator.spawn(() => expand(operator, pvc));
  }
}

function isExpandable(operator: Operator, pvc: KubeObject): boolean {
  const { storageClassName } = pvc.spec;
  const storageClass =
    storageClassName === undefined
      ? undefined
      : operator.store.get(kinds.storageClass, undefined, storageClassName);
  return (
    storageClass === undefined || storageClass.allowVolumeExpansion === true
  );
}

/** What the resizer, then the kubelet do with a volume that is to be larger. */
async function expand(operator: Operator, pvc: KubeObject): Promise<void> {
  const change = (edit: (draft: KubeObject) => void) =>
    operator.update(kinds.pvc, pvc, edit);
  const resizer = 'external-resizer disk.csi.azure.com';
  await operator.sleep(700);
  const { volumeName } = change(draft =>
    setCondition(
      draft,
      { type: 'Resizing', status: 'True', reason: '', message: '' },
      operator.clock.now(),
    ),
  ).spec;
  operator.event(
    pvc,
    resizer,
    'Resizing',
    `External resizer is resizing volume ${volumeName}`,
  );
  await operator.sleep(DISK_MS);
  change(draft => {
    removeCondition(draft, 'Resizing');
    setCondition(
      draft,
      {
        type: 'FileSystemResizePending',
        status: 'True',
        reason: '',
        message:
          'Waiting for user to (re-)start a pod to finish file system resize of volume on node.',
      },
      operator.clock.now(),
    );
  });
  operator.event(
    pvc,
    resizer,
    'FileSystemResizeRequired',
    'Require file system resize of volume on node',
  );
  const name = instanceOf(pvc);
  do {
    await operator.sleep(FILE_SYSTEM_MS);
  } while (
    operator.store.get(kinds.pod, pvc.metadata.namespace, name)?.status
      ?.phase !== 'Running' &&
    operator.current(kinds.pvc, pvc)
  );
  change(draft => {
    removeCondition(draft, 'FileSystemResizePending');
    draft.status.capacity = {
      storage: draft.spec.resources.requests.storage,
    };
    if (draft.status.conditions.length === 0) {
      delete draft.status.conditions;
    }
  });
  const pod = operator.store.get(kinds.pod, pvc.metadata.namespace, name);
  if (pod) {
    operator.event(
      pod,
      'kubelet',
      'FileSystemResizeSuccessful',
      `MountVolume.NodeExpandVolume succeeded for volume "${volumeName}" ${pod.spec.nodeName}`,
    );
  }
}
