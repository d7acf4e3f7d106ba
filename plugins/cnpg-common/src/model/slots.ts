/** Prefix of the slots that CloudNativePG manages, unless the cluster sets another. */
const MANAGED_SLOT = '_cnpg_';

/** Name of the slot that CloudNativePG keeps for an instance. */
export function slotOf(instance: string): string {
  return `${MANAGED_SLOT}${instance.replace(/-/g, '_')}`;
}

export function isManagedSlot(name: string): boolean {
  return name.startsWith(MANAGED_SLOT);
}
