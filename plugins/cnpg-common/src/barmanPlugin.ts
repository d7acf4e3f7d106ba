/**
 * The Barman Cloud plugin, as it registers itself with the operator.
 *
 * @public
 */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';
