import {
  Environment,
  Offer,
  Plan,
  PostgresVersion,
  TargetDefinition,
  TargetStatus,
} from '@pgportal/plugin-cnpg-common';

export interface OfferDocument {
  plans: Plan[];
  environments: Environment[];
  versions: PostgresVersion[];
  targets: (Pick<
    TargetDefinition,
    'name' | 'title' | 'location' | 'backups'
  > & { status: TargetStatus })[];
}

/** What the form needs of the offer; subscriptions and accounts are not for it. */
export function offerDocument(
  { plans, environments, versions, targets }: Offer,
  statuses: TargetStatus[],
): OfferDocument {
  return {
    plans,
    environments,
    versions,
    targets: targets.flatMap(({ name, title, location, backups }) => {
      const status = statuses.find(entry => entry.name === name);
      return status
        ? [{ name, title, ...(location && { location }), backups, status }]
        : [];
    }),
  };
}
