import { OperationWrite } from '@pgportal/plugin-cnpg-common';

export interface WriteDescription {
  /** For example `PATCH clusters/orders-db/status`. */
  request: string;
  /** Of Secrets, the values are left out. */
  body?: Record<string, unknown>;
}

const METHODS = { create: 'POST', patch: 'PATCH', delete: 'DELETE' };

/** A write as people read it; it holds no secret. */
export function describeWrite(write: OperationWrite): WriteDescription {
  const method = METHODS[write.verb];
  const { plural } = write.kind;
  if (write.verb === 'delete') {
    return { request: `${method} ${plural}/${write.name}` };
  }
  const name =
    write.verb === 'create' ? write.object.metadata.name : write.name;
  const subresource =
    write.verb === 'patch' && write.subresource ? `/${write.subresource}` : '';
  const body = write.verb === 'create' ? write.object : write.patch;
  return {
    request: `${method} ${plural}/${name}${subresource}`,
    body:
      write.kind.kind === 'Secret' ? withoutValues({ ...body }) : { ...body },
  };
}

function withoutValues(
  secret: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(secret).map(([field, value]) => [
      field,
      field === 'data' || field === 'stringData'
        ? Object.fromEntries(
            Object.keys(value as object).map(key => [key, '<redacted>']),
          )
        : value,
    ]),
  );
}
