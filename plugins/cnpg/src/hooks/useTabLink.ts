import { useRouteRef } from '@backstage/core-plugin-api';
import { databaseTabRouteRef } from '../routes';

/**
 * Where the tab of the entity is, with one database of it selected; undefined
 * when the app does not show the tab.
 */
export function useTabLink(): ((databaseRef?: string) => string) | undefined {
  let tabPath: string;
  try {
    // Whether it throws depends on how the app is set up, so never on the render.
    // eslint-disable-next-line react-hooks/rules-of-hooks
    tabPath = useRouteRef(databaseTabRouteRef)();
  } catch {
    // A legacy app may use the card alone; the hook throws then.
    return undefined;
  }
  return databaseRef =>
    databaseRef
      ? `${tabPath}?${new URLSearchParams({ database: databaseRef })}`
      : tabPath;
}
