/**
 * What runs on a target, as far as it could be found out.
 *
 * @public
 */
export interface TargetVersions {
  /** Version of CloudNativePG, such as `1.30.0`. */
  operator?: string;
  /** Version of the Barman Cloud plugin, such as `0.14.0`. */
  plugin?: string;
  /** Why one of them is not known, in a sentence. */
  unknown?: string;
}
