import {
  clusterAnnotations,
  DatabaseRef,
  Quota,
  stringifyDatabaseRef,
  sumUsage,
} from '@pgportal/plugin-cnpg-common';
import { GovernanceService } from '@pgportal/plugin-cnpg-node';
import { FleetIndex } from '../fleet/FleetIndex';

/**
 * What a team has in its namespace on all targets, as far as the index knows;
 * undefined where nothing of it is limited.
 */
export function usageOfTeam(
  team: { owner: string | undefined; namespace: string; except?: DatabaseRef },
  { fleet, governance }: { fleet: FleetIndex; governance: GovernanceService },
  now: Date,
): Required<Quota> | undefined {
  const { owner, namespace, except } = team;
  if (!owner || !governance.hasQuota(owner)) return undefined;
  const left = except && stringifyDatabaseRef(except);
  const usages = fleet.store.list().flatMap(ref => {
    if (ref.namespace !== namespace || stringifyDatabaseRef(ref) === left) {
      return [];
    }
    const objects = fleet.objects(ref);
    return objects?.cluster.metadata.annotations?.[clusterAnnotations.owner] ===
      owner
      ? [governance.judgeDatabase(ref, objects, now).usage]
      : [];
  });
  return sumUsage(usages);
}
