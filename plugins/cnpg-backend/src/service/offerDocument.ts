import {
  DatabaseProfile,
  Environment,
  Offer,
  Plan,
  PostgresVersion,
  PriceTable,
  TargetDefinition,
  TargetStatus,
  offeredProfiles,
} from '@pgportal/plugin-cnpg-common';

export interface OfferDocument {
  plans: Plan[];
  environments: Pick<
    Environment,
    'name' | 'title' | 'production' | 'plans' | 'targets'
  >[];
  versions: PostgresVersion[];
  targets: (Pick<
    TargetDefinition,
    'name' | 'title' | 'location' | 'backups'
  > & { status: TargetStatus; profiles: DatabaseProfile[] })[];
  /** Extensions that a database may have. */
  extensions: string[];
  prices?: PriceTable;
}

/** What the form needs of the offer; subscriptions and accounts are not for it. */
export function offerDocument(
  { plans, environments, versions, targets, extensions, prices }: Offer,
  statuses: TargetStatus[],
): OfferDocument {
  return {
    plans,
    environments: environments.map(
      ({ name, title, production, plans: allowed, targets: places }) => ({
        name,
        title,
        production,
        ...(allowed && { plans: allowed }),
        ...(places && { targets: places }),
      }),
    ),
    versions,
    extensions: extensions ?? [],
    ...(prices && { prices }),
    targets: targets.flatMap(({ name, title, location, backups }) => {
      const status = statuses.find(entry => entry.name === name);
      return status
        ? [
            {
              name,
              title,
              ...(location && { location }),
              backups,
              status,
              profiles: offeredProfiles({ backups }, status.versions),
            },
          ]
        : [];
    }),
  };
}
