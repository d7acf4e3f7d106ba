import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { Sandbox } from './nodeSandbox';

/** A request to Azure Resource Manager by somebody who is not the portal. */
export async function arm(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: object,
) {
  const { azure } = sandbox;
  const ask = (
    how: string,
    url: string,
    headers: Record<string, string>,
    text?: string,
  ) =>
    new Promise<any>((resolve, reject) => {
      const asking = request(
        new URL(url, sandbox.azureUrl),
        { method: how, headers, ca: readFileSync(sandbox.caFile, 'utf8') },
        response => {
          let answer = '';
          response.on('data', chunk => (answer += chunk));
          response.on('end', () =>
            response.statusCode! < 300
              ? resolve(answer && JSON.parse(answer))
              : reject(new Error(`${how} ${url}: ${answer}`)),
          );
        },
      );
      asking.on('error', reject);
      asking.end(text);
    });
  const { access_token: token } = await ask(
    'POST',
    `/${azure.tenantId}/oauth2/v2.0/token`,
    { 'content-type': 'application/x-www-form-urlencoded' },
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: azure.clientId,
      client_secret: azure.clientSecret,
      scope: `${sandbox.azureUrl}/.default`,
    }).toString(),
  );
  return ask(
    method,
    path,
    { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body && JSON.stringify(body),
  );
}
