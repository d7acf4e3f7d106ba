import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_OWNED_BY,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { plainText } from '../plainText';

/**
 * Annotation on a group: the Kubernetes namespace of its databases, where it is
 * not the group's own name.
 *
 * @public
 */
export const NAMESPACE_ANNOTATION = 'pgportal.dev/namespace';

const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Namespaces of the cluster itself; a group of that name must not get into them. */
const RESERVED =
  /^(kube-.*|default|cnpg-system|gatekeeper-system|cert-manager)$/;

/**
 * What follows from the service that a database is for.
 *
 * @public
 */
export interface ResolvedService {
  /** Reference of the component, in full. */
  entityRef: string;
  /** Reference of the group, or user, that owns it. */
  owner: string;
  /** Kubernetes namespace of the owner's databases. */
  namespace: string;
}

/**
 * Reads the component that a database is for, with the given credentials, and
 * derives who owns the database and in which namespace it lives.
 *
 * Throws `InputError` or `NotFoundError` that begin with the form's field.
 *
 * @public
 */
export async function resolveService(options: {
  catalog: CatalogService;
  credentials: BackstageCredentials;
  service: string;
}): Promise<ResolvedService> {
  const { catalog, credentials } = options;
  const ref = componentRef(options.service);
  const entity = await catalog.getEntityByRef(ref, { credentials });
  if (!entity) {
    throw new NotFoundError(
      `service: ${ref} is not in the catalog, or you may not see it.`,
    );
  }
  const owner = ownerOf(entity);
  if (!owner) {
    throw new InputError(
      `service: ${ref} has no owner in the catalog, so nobody would own its database. Set spec.owner in its catalog-info.yaml.`,
    );
  }
  const ownerEntity = await catalog.getEntityByRef(owner, { credentials });
  return { entityRef: ref, owner, namespace: namespaceOf(owner, ownerEntity) };
}

function componentRef(text: string): string {
  let ref;
  try {
    ref = parseEntityRef(text, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
  } catch {
    throw new InputError(
      `service: "${plainText(
        text,
        80,
      )}" is no reference of a component, such as component:default/orders.`,
    );
  }
  if (ref.kind.toLowerCase() !== 'component') {
    throw new InputError(
      `service: a database belongs to a component, and ${plainText(
        text,
        80,
      )} is none.`,
    );
  }
  return stringifyEntityRef(ref);
}

function ownerOf(entity: Entity): string | undefined {
  return entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
    ?.targetRef;
}

function namespaceOf(owner: string, entity: Entity | undefined): string {
  const annotated = entity?.metadata.annotations?.[NAMESPACE_ANNOTATION];
  const namespace =
    annotated?.trim() ??
    parseEntityRef(owner)
      .name.toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  if (!NAMESPACE.test(namespace) || RESERVED.test(namespace)) {
    throw new InputError(
      `namespace: "${plainText(
        namespace,
        80,
      )}" cannot be the namespace of ${owner}. Set the annotation ${NAMESPACE_ANNOTATION} on the group.`,
    );
  }
  return namespace;
}
